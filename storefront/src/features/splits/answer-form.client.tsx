"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { agreeAction, declineAction } from "./actions"

/** Agree with a typed name, or decline with a reason. */
export function AnswerForm({ token, textHash, canAgree }: { token: string; textHash: string; canAgree: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  const [name, setName] = useState("")
  const [reason, setReason] = useState("")
  const [wasAsked, setAsked] = useState(false)
  const [isDeclining, setDeclining] = useState(false)
  const agree = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim().length >= 2) run(() => agreeAction(token, textHash, name))
  }
  const decline = (event: FormEvent) => {
    event.preventDefault()
    run(() => declineAction(token, reason))
  }
  return (
    <div className="grid gap-4">
      {outcome?.ok === false && <Message>{outcome.message}</Message>}
      {canAgree && (
        <form onSubmit={agree} noValidate className="grid gap-4">
          <Field id="typed-name" label="Agree with your name" hint="It stands under the split, with the time of your agreement." value={name} onChange={(event) => { setName(event.target.value) }} autoComplete="name" error={wasAsked && name.trim().length < 2 ? "Type your name to agree." : undefined} />
          <Button type="submit" wide disabled={isPending}>{isPending && !isDeclining ? "Agreeing…" : "I agree"}</Button>
        </form>
      )}
      {!isDeclining && <Button tone="bare" className="justify-self-center text-muted" onClick={() => { setDeclining(true) }}>{canAgree ? "I do not agree" : "I have changed my mind"}</Button>}
      {isDeclining && (
        <form onSubmit={decline} className="grid gap-3 rounded-lg border border-line p-4">
          <Labelled id="reason" label="Why? (optional)" hint="The shop reads it. It can then propose another split.">
            <textarea id="reason" rows={3} maxLength={500} value={reason} onChange={(event) => { setReason(event.target.value) }} aria-describedby="reason-help" className={cn(inputLook, "py-2")} />
          </Labelled>
          <div className="flex flex-wrap gap-3"><Button type="submit" tone="danger" disabled={isPending}>{isPending ? "Declining…" : "Decline"}</Button><Button tone="quiet" onClick={() => { setDeclining(false) }}>Back</Button></div>
        </form>
      )}
    </div>
  )
}
