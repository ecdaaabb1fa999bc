"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Consent } from "@/components/consent"
import { Field, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { signLicenseTextAction } from "../actions"

/** Consent and typed name under the license texts that are shown. */
export function SignForm({ legalName, textHash }: { legalName: string; textHash: string }) {
  const { outcome, isPending, run } = useOutcome()
  const [name, setName] = useState("")
  const [agreedHash, setAgreedHash] = useState("")
  const [wasAsked, setAsked] = useState(false)
  const hasAgreed = agreedHash === textHash
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (hasAgreed && name.trim().length >= 2) run(() => signLicenseTextAction(name, textHash))
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {outcome?.ok === false && <Message>{outcome.message}</Message>}
      <Consent checked={hasAgreed} onChange={(on) => { setAgreedHash(on ? textHash : "") }}>I have read this license text and offer licenses of my beats under it.</Consent>
      <Field id="signature" label="Sign with your name" hint={`Type “${legalName}”.`} value={name} onChange={(event) => { setName(event.target.value) }} autoComplete="off" error={wasAsked && name.trim().length < 2 ? "Type your name to sign." : undefined} />
      {wasAsked && !hasAgreed && <Message tone="warn">Say first that you offer your licenses under this text.</Message>}
      <div><Button type="submit" disabled={isPending}>{isPending ? "Signing…" : "Sign"}</Button></div>
    </form>
  )
}
