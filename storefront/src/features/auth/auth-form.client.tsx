"use client"

import { type FormEvent, type ReactNode, useRef } from "react"
import type { z } from "zod"
import { useState } from "react"
import { Button } from "@/components/button"
import { Field, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import type { Outcome } from "@/lib/outcome"

/** A field of a form about a login. */
export type AuthField = { name: string; label: string; type: "text" | "email" | "password"; autoComplete: string; hint?: string }

type Props = { fields: readonly AuthField[]; schema: z.ZodObject; hidden?: Record<string, string>; action: (form: FormData) => Promise<Outcome | void>; button: string; children?: ReactNode }

/** A form that checks each field when it is left, keeps what was typed, and leads to the first field that needs something. */
export function AuthForm({ fields, schema, hidden = {}, action, button, children }: Props) {
  const { outcome, isPending, run } = useOutcome()
  const [left, setLeft] = useState<Record<string, string>>({})
  const form = useRef<HTMLFormElement>(null)
  const errors: Record<string, string> = { ...outcome?.fields, ...left }
  const check = (name: string, value: string) => {
    const shape = schema.shape[name]
    const parsed = shape && (shape as z.ZodType).safeParse(value)
    setLeft((before) => ({ ...before, [name]: parsed && !parsed.success ? (parsed.error.issues[0]?.message ?? "Look at this field.") : "" }))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setLeft({})
    run(async () => (await action(data)) ?? { ok: true, message: null }, ({ ok, fields: refused }) => {
      if (!ok && refused) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus())
    })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {outcome?.message && <Message tone={outcome.ok ? "good" : "bad"}>{outcome.message}</Message>}
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {fields.map(({ name, ...field }) => (
        <Field key={name} id={name} {...field} required error={errors[name] || undefined} onBlur={(event) => { if (event.target.value !== "") check(name, event.target.value) }} onChange={(event) => { if (errors[name]) check(name, event.target.value) }} />
      ))}
      {children}
      <Button type="submit" wide disabled={isPending}>{isPending ? "One moment…" : button}</Button>
    </form>
  )
}
