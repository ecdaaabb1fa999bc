"use client"

import type { PlanTier } from "@max-booster/api-contract"
import { type FormEvent, useEffect, useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { savePlanAction } from "../actions"
import { useFaults } from "../use-faults.client"
import { TierField } from "./tier-field.client"
import { toPlan, toTierRows, type TierEdits } from "./tier-rows"

/** Tiers with their prices, and what is left of each for the producer. `onChanged` hears whether something is not saved. */
export function PricesForm({ id, tiers, feePoints, onChanged }: { id: string; tiers: PlanTier[]; feePoints: number; onChanged: (isChanged: boolean) => void }) {
  const { outcome, isPending, run, clear } = useOutcome()
  const [edits, setEdits] = useState<TierEdits>({})
  const { form } = useFaults(outcome)
  const rows = toTierRows(tiers, edits)
  const isChanged = rows.some((row) => row.isChanged)
  useEffect(() => { onChanged(isChanged) }, [isChanged, onChanged])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = rows.find(({ fault }) => fault)
    run(() => (wrong ? Promise.resolve({ ok: false, message: `Look at the price of ${wrong.tier.label}.` }) : savePlanAction(id, toPlan(rows))))
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <ul className="grid gap-3">
        {rows.map((row) => <TierField key={row.tier.type} row={row} feePoints={feePoints} onChange={(to) => { clear(); setEdits((before) => ({ ...before, [row.tier.type]: { ...before[row.tier.type], ...to } })) }} />)}
      </ul>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save prices"}</Button>
        {isChanged && !isPending && !outcome && <p className="text-[15px] text-warn">Not saved yet.</p>}
        <OutcomeLine outcome={outcome} />
      </div>
    </form>
  )
}
