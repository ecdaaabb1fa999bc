"use client"

import type { UsageRow } from "@max-booster/api-contract"
import { Button } from "@/components/button"
import { Field } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useForm } from "@/features/auth/use-form.client"
import { capName } from "@/features/shop/words"
import { reportUsageAction } from "./life-actions"

/** Reports totals to date; `today` is the day in UTC. */
export function UsageForm({ id, usage, today }: { id: string; usage: readonly UsageRow[]; today: string }) {
  const { outcome, isPending, form } = useForm((_before, data) => reportUsageAction(id, data))
  const fields = outcome?.fields ?? {}
  return (
    <form {...form} className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {usage.map(({ cap, used }) => <Field key={cap} id={`use-${cap}`} name={cap} label={`${capName(cap)} so far`} inputMode="numeric" autoComplete="off" placeholder={used === null ? "" : used.toLocaleString("en-US")} error={fields[cap]} />)}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="use-as-of" name="as_of" label="Totals of" type="date" max={today} defaultValue={today} required error={fields.as_of} />
        <Field id="use-note" name="note" label="Where it can be seen" hint="A link, or a word. Not needed." maxLength={500} error={fields.note} />
      </div>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" tone="quiet" disabled={isPending}>{isPending ? "Reporting…" : "Report use"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
