import { decideBreach, type SoldLicense } from "@max-booster/api-contract"
import { Button, Text, Textarea, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { call } from "../../lib/call"
import { useChange } from "../../lib/use-change"

type Action = "notice" | "remedy" | "decline" | "end"
const done: Record<Action, string> = { notice: "The licensee has notice by mail", remedy: "Noted: it was put right", decline: "The producer is told", end: "The license has ended" }

/** Notice, remedy, refusal or end, each with its words. */
export function BreachDecision({ license: { id, breach } }: { license: SoldLicense }) {
  const [reason, setReason] = useState("")
  const prompt = usePrompt()
  const change = useChange((body: { action: Action; confirmed?: boolean }) => call(decideBreach, { params: { id }, body: { ...body, reason } }), ({ action }) => done[action])
  const isOver = breach?.remedy_by != null && new Date().toISOString().slice(0, 10) > breach.remedy_by
  const act = (action: Action, confirmed = false) => { change.mutate({ action, confirmed }, { onSuccess: () => { setReason("") } }) }
  const end = async () => {
    if (await prompt({ title: "End the license?", description: isOver ? "The licensee is told why. Its files are not delivered any more." : "The thirty days that the contract gives have not run out. End it at once only for what cannot be put right, like fraud.", confirmText: isOver ? "End it" : "End it at once" })) act("end", !isOver)
  }
  const isShort = reason.trim().length < 10
  return (
    <>
      {breach && <Text size="small" className="whitespace-pre-wrap">{`${breach.state === "reported" ? "The producer asks to end it" : `Notice given; to be put right until ${breach.remedy_by}`}: ${breach.reason}`}</Text>}
      <Textarea aria-label="Reason" placeholder="What happened, in a sentence. The licensee reads it." value={reason} onChange={({ target }) => { setReason(target.value) }} />
      <div className="flex flex-wrap gap-2">
        {breach?.state !== "noticed" && <Button size="small" disabled={isShort} isLoading={change.isPending} onClick={() => { act("notice") }}>Give notice</Button>}
        {breach?.state === "noticed" && <Button size="small" variant="secondary" disabled={isShort} isLoading={change.isPending} onClick={() => { act("remedy") }}>Was put right</Button>}
        {breach?.state === "reported" && <Button size="small" variant="secondary" disabled={isShort} isLoading={change.isPending} onClick={() => { act("decline") }}>Decline</Button>}
        <Button size="small" variant="danger" disabled={isShort} isLoading={change.isPending} onClick={() => { void end() }}>{isOver ? "End it" : "End at once"}</Button>
      </div>
    </>
  )
}
