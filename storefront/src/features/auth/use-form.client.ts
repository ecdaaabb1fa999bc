"use client"

import { type FormEvent, useActionState, useEffect, useRef } from "react"
import { useOutcome } from "@/components/use-outcome.client"
import type { Outcome } from "@/lib/outcome"

/** A server action of a form, as `useActionState` calls it. */
export type FormAction = (before: Outcome | null, form: FormData) => Promise<Outcome>

/**
 * A form's outcome and its props. Scripts send it, keep what was typed and lead to the first field that needs something;
 * without them (yet) the browser posts it: a plain form would put a password into the address.
 */
export function useForm(action: FormAction, onSaved?: () => void) {
  const { outcome: sent, isPending, run } = useOutcome()
  const [posted, post] = useActionState(action, null)
  const outcome = sent ?? posted
  const ref = useRef<HTMLFormElement>(null)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => action(null, data), ({ ok }) => { if (ok) onSaved?.() })
  }
  useEffect(() => { if (outcome?.fields) ref.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus() }, [outcome])
  return { outcome, isPending, form: { ref, action: post, onSubmit, noValidate: true } }
}
