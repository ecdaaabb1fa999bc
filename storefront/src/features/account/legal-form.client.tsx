"use client"

import type { Legal } from "@max-booster/api-contract"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useForm } from "@/features/auth/use-form.client"
import { cn } from "@/lib/cn"
import { saveLegalAction } from "./actions"
import { CountrySelect } from "./country-select"

/** Legal name and address, as contracts name the buyer or the producer. */
export function LegalForm({ legal, action = "Save", onSaved }: { legal: Legal | null; action?: string; onSaved?: () => void }) {
  const { outcome, isPending, form } = useForm(saveLegalAction, onSaved)
  const fields = outcome?.fields ?? {}
  return (
    <form {...form} className="grid max-w-xl gap-4">
      <Field id="legal-name" name="name" label="Legal name" hint="As in your passport, or your company’s registered name." defaultValue={legal?.name ?? ""} autoComplete="name" required error={fields.name} />
      <Labelled id="legal-address" label="Address" hint="Street, postal code and city." error={fields.address}>
        <textarea id="legal-address" name="address" rows={3} required defaultValue={legal?.address ?? ""} autoComplete="street-address" aria-invalid={fields.address ? true : undefined} aria-describedby="legal-address-help" className={cn(inputLook, "py-2", fields.address && "border-bad")} />
      </Labelled>
      <CountrySelect id="legal-country" value={legal?.country} error={fields.country} />
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : action}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
