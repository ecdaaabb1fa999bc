"use client"

import type { PlanTier } from "@max-booster/api-contract"
import { type FormEvent, useEffect, useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { resetPlanAction, savePlanAction, saveShopPlanAction } from "../actions"
import { useFaults } from "../use-faults.client"
import { TierField } from "./tier-field.client"
import { faultOfRows, merged, toPlan, toTierRows, undone, type TierEdits } from "./tier-rows"

type Props = { /** The beat whose plan it is; null for the shop's. */ id: string | null; tiers: PlanTier[]; /** Types that the plan names and that are not installed any more. */ gone: string[]; feePoints: number; /** Hears whether something is not saved. */ onChanged?: (isChanged: boolean) => void }

/** Tiers with their prices, limits and terms, and what is left of each price for the producer. */
export function PricesForm({ id, tiers, gone, feePoints, onChanged }: Props) {
  const { outcome, isPending, run, clear } = useOutcome()
  const [edits, setEdits] = useState<TierEdits>({})
  const { form } = useFaults(outcome)
  const rows = toTierRows(tiers, edits)
  const isChanged = rows.some((row) => row.isChanged)
  const isOwn = id !== null && tiers.some(({ overrides }) => overrides.length > 0)
  useEffect(() => { onChanged?.(isChanged) }, [isChanged, onChanged])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = faultOfRows(rows)
    run(() => (wrong ? Promise.resolve({ ok: false, message: wrong }) : id === null ? saveShopPlanAction(toPlan(rows)) : savePlanAction(id, toPlan(rows))))
  }
  const reset = () => { if (id !== null) run(() => resetPlanAction(id), ({ ok }) => { if (ok) setEdits({}) }) }
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <ul className="grid gap-3">
        {rows.map((row) => {
          const change = (to: TierEdits[string]) => { clear(); setEdits((before) => ({ ...before, [row.tier.type]: merged(before[row.tier.type], to) })) }
          return <TierField key={row.tier.type} row={row} feePoints={feePoints} onChange={change} onUndo={id === null ? null : (what) => { change(undone(row, what)) }} />
        })}
      </ul>
      {gone.length > 0 && <Message tone="warn">{`No longer installed, so not sold: ${gone.join(", ")}. What you set is kept, and holds again when it is back.`}</Message>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={isPending}>{isPending ? "Saving…" : id === null ? "Save licenses" : "Save prices"}</Button>
        {isOwn && <Confirm trigger={<Button type="button" tone="quiet" disabled={isPending}>Use the shop’s plan</Button>} title="Use the shop’s plan for this beat?" confirm="Use the shop’s plan" onConfirm={reset}>All that this beat has otherwise is dropped: prices, limits, terms. Licenses that were sold stay as they are.</Confirm>}
        {isChanged && !isPending && !outcome && <p className="text-[15px] text-warn">Not saved yet.</p>}
        <OutcomeLine outcome={outcome} />
      </div>
    </form>
  )
}
