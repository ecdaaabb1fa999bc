"use client"

import { Download } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { useFaults } from "@/features/dashboard/use-faults.client"
import { askForFreeAction } from "./actions"

/** Asks for a name and an e-mail address, and has the free license mailed there. */
export function FreeForm({ handle, producer }: { handle: string; producer: string }) {
  const { outcome, isPending, run } = useOutcome()
  const { form, fields, onInput } = useFaults(outcome)
  const [isOpen, setOpen] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => askForFreeAction(handle, { name: data.get("name"), email: data.get("email"), accept: data.get("accept") === "on", may_write: data.get("may_write") === "on" }))
  }
  if (outcome?.ok) return <Message tone="good">{outcome.message}</Message>
  if (!isOpen) return <Button wide tone="quiet" onClick={() => { setOpen(true) }}><Download size={18} aria-hidden />Get it by mail</Button>
  return (
    <form ref={form} onSubmit={submit} onInput={onInput} noValidate aria-label="Free download" className="grid gap-3">
      <Field id="free-name" name="name" label="Your name" autoComplete="name" required error={fields.name} />
      <Field id="free-email" name="email" type="email" label="Your e-mail address" autoComplete="email" required error={fields.email} />
      <Choice name="accept" error={fields.accept}>I accept these limits; the whole license comes with the file.</Choice>
      <Choice name="may_write">{`${producer} may also write to me about other things.`}</Choice>
      <p className="text-sm text-muted">{`${producer} sees your name and address.`}</p>
      <Button type="submit" wide disabled={isPending}>{isPending ? "Sending…" : "Send me the link"}</Button>
      {outcome && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </form>
  )
}

const Choice = ({ name, error, children }: { name: string; error?: string | undefined; children: React.ReactNode }) => (
  <div className="grid gap-1">
    <label className="flex min-h-11 items-start gap-3 text-[15px]"><input type="checkbox" name={name} aria-invalid={error ? true : undefined} className="mt-0.5 size-5 shrink-0 accent-(--accent)" /><span>{children}</span></label>
    {error && <p className="text-sm text-bad">{error}</p>}
  </div>
)
