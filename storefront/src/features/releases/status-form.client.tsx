"use client"

import { markStatus, releaseTargetNames, type ReleaseStatus, type ReleaseTarget } from "@max-booster/api-contract"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { ask } from "./ask"
import { useEditing } from "./editing.client"
import { tell } from "./tell"
import { stateWords } from "./words"

const states = ["submitted", "in_review", "live", "rejected", "taken_down"] as const
type Marked = (typeof states)[number]

/** What the producer knows of a target that tells nobody: a live release has its address, a rejection its reason. */
export function StatusForm({ target, status, onChanged }: { target: ReleaseTarget; status: ReleaseStatus | undefined; onChanged: () => void }) {
  const { id, act } = useEditing()
  const { outcome, isPending, run, clear } = useOutcome()
  const [state, setState] = useState<Marked | "">("")
  const [reason, setReason] = useState("")
  const [url, setUrl] = useState(status?.url ?? "")
  const name = releaseTargetNames[target]
  const body = { target, state: state || "submitted", reason: state === "rejected" ? reason.trim() || null : null, url: state === "live" ? url.trim() || null : null } as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = markStatus.body.safeParse(body)
    const fault = state === "rejected" && body.reason === null ? "Write down why, in the store’s own words." : parsed.success ? null : parsed.error.issues[0]?.message ?? "Look at the fields."
    run(fault ? () => Promise.resolve({ ok: false, message: fault }) : () => tell(async () => { await act(() => ask(markStatus, { params: { id }, body })); return `Noted: ${stateWords(body.state).word.toLowerCase()} at ${name}.` }), ({ ok }) => { if (ok) { setState(""); setReason(""); onChanged() } })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-56"><Labelled id={`state-${target}`} label={`What happened at ${name}?`}><select id={`state-${target}`} value={state} className={inputLook} onChange={(event) => { clear(); setState(states.find((each) => each === event.target.value) ?? "") }}><option value="">Choose</option>{states.map((each) => <option key={each} value={each}>{stateWords(each).word}</option>)}</select></Labelled></div>
        {state === "live" && <div className="min-w-0 flex-1 basis-64"><Field id={`url-${target}`} label="Its address there" type="url" placeholder="https://" value={url} onChange={(event) => { setUrl(event.target.value) }} /></div>}
        {state !== "" && state !== "rejected" && <Button type="submit" tone="quiet" disabled={isPending}>{isPending ? "Saving…" : "Note it down"}</Button>}
      </div>
      {state === "rejected" && <><Labelled id={`reason-${target}`} label="Why?"><textarea id={`reason-${target}`} rows={3} maxLength={2_000} value={reason} className={cn(inputLook, "py-2")} onChange={(event) => { setReason(event.target.value) }} /></Labelled><div><Button type="submit" tone="quiet" disabled={isPending}>{isPending ? "Saving…" : "Note it down"}</Button></div></>}
      {outcome && <OutcomeLine outcome={outcome} />}
    </form>
  )
}
