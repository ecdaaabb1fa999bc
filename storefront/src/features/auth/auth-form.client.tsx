"use client"

import { type ReactNode, useState } from "react"
import type { z } from "zod"
import { Button } from "@/components/button"
import { Field, Message } from "@/components/field"
import { type FormAction, useForm } from "./use-form.client"

/** A field of a form about a login. */
export type AuthField = { name: string; label: string; type: "text" | "email" | "password"; autoComplete: string; hint?: string }

type Props = { fields: readonly AuthField[]; schema: z.ZodObject; hidden?: Record<string, string>; action: FormAction; button: string; children?: ReactNode }

/** A form that checks each field when it is left, and while it is corrected. */
export function AuthForm({ fields, schema, hidden = {}, action, button, children }: Props) {
  const { outcome, isPending, form } = useForm(action)
  const [checked, setChecked] = useState<{ since: typeof outcome; errors: Record<string, string> }>({ since: null, errors: {} })
  // What the last answer said of a field holds until the field is looked at again.
  const errors: Record<string, string> = { ...outcome?.fields, ...(checked.since === outcome && checked.errors) }
  const check = (name: string, value: string) => {
    const shape = schema.shape[name]
    const parsed = shape && (shape as z.ZodType).safeParse(value)
    const error = parsed && !parsed.success ? (parsed.error.issues[0]?.message ?? "Look at this field.") : ""
    setChecked((before) => ({ since: outcome, errors: { ...(before.since === outcome && before.errors), [name]: error } }))
  }
  return (
    <form {...form} className="grid gap-4">
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
