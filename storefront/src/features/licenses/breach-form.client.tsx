"use client"

import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useForm } from "@/features/auth/use-form.client"
import { cn } from "@/lib/cn"
import { reportBreachAction } from "./life-actions"

/** Asks the operator to end a license. */
export function BreachForm({ id, number }: { id: string; number: string }) {
  const { outcome, isPending, form } = useForm((_before, data) => reportBreachAction(id, data))
  const [field, error] = [`breach-${id}`, outcome?.fields?.reason]
  return (
    <form {...form} className="grid gap-3 pt-3">
      <Labelled id={field} label={`How was license ${number} breached?`} hint="The operator reads it, and the licensee gets it as the notice: thirty days to put it right." error={error}>
        <textarea id={field} name="reason" rows={3} maxLength={1_000} aria-invalid={error ? true : undefined} aria-describedby={`${field}-help`} className={cn(inputLook, "py-2", error && "border-bad")} />
      </Labelled>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" tone="danger" disabled={isPending}>{isPending ? "Sending…" : "Ask to end it"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
