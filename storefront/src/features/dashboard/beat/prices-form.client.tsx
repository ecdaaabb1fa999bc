"use client"

import type { PlanTier } from "@max-booster/api-contract"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { inputLook } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { capWords, fileWords } from "@/features/shop/words"
import { cn } from "@/lib/cn"
import { formatMoney } from "@/lib/format"
import { savePlanAction } from "../actions"
import { parsePrice, shareOf, toTyped } from "./price"

type Row = { tier: PlanTier; typed: string; enabled: boolean }

/** Tiers with their prices, and what is left of each for the producer. */
export function PricesForm({ id, tiers }: { id: string; tiers: PlanTier[] }) {
  const { outcome, isPending, run } = useOutcome()
  const [rows, setRows] = useState<Row[]>(() => tiers.map((tier) => ({ tier, typed: toTyped(tier.price), enabled: tier.enabled && tier.blocked_by === null })))
  const change = (type: string, to: Partial<Row>) => { setRows((before) => before.map((row) => (row.tier.type === type ? { ...row, ...to } : row))) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const priced = rows.map(({ tier, typed, enabled }) => ({ type: tier.type, price: parsePrice(typed, tier.price.currency) ?? tier.price, enabled }))
    const wrong = rows.find(({ tier, typed, enabled }) => enabled && !parsePrice(typed, tier.price.currency))
    run(() => (wrong ? Promise.resolve({ ok: false, message: `Write the price of ${wrong.tier.label} like 29.95.` }) : savePlanAction(id, priced)))
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ul className="grid gap-3">{rows.map((row) => <TierRow key={row.tier.type} row={row} onChange={(to) => { change(row.tier.type, to) }} />)}</ul>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save prices"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}

function TierRow({ row: { tier, typed, enabled }, onChange }: { row: Row; onChange: (to: Partial<Row>) => void }) {
  const price = parsePrice(typed, tier.price.currency)
  const input = `price-${tier.type}`
  return (
    <li className={cn("grid gap-3 rounded-lg border border-line bg-raised p-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center", tier.blocked_by && "bg-transparent")}>
      <div className="grid gap-1">
        <label className="flex min-h-11 items-center gap-3 text-lg font-bold"><input type="checkbox" checked={enabled} disabled={tier.blocked_by !== null} onChange={(event) => { onChange({ enabled: event.target.checked }) }} className="size-6 accent-(--accent)" />{tier.label}</label>
        <p className="text-[15px] text-muted">{`Delivers ${fileWords(tier.delivers)}. ${capWords(tier.caps).filter(({ granted }) => granted).map(({ words }) => words).join(", ")}.`}</p>
        {tier.blocked_by && <p className="text-[15px] font-semibold text-warn">{tier.blocked_by}</p>}
      </div>
      {tier.blocked_by === null && (
        <div className="grid gap-1 sm:w-44">
          <label htmlFor={input} className="text-sm font-semibold">{`Price of ${tier.label} (${tier.price.currency.toUpperCase()})`}</label>
          <input id={input} inputMode="decimal" value={typed} disabled={!enabled} onChange={(event) => { onChange({ typed: event.target.value }) }} aria-invalid={enabled && !price ? true : undefined} aria-describedby={`${input}-share`} className={cn(inputLook, "tabular", enabled && !price && "border-bad")} />
          <p id={`${input}-share`} className={cn("tabular text-sm", price || !enabled ? "text-muted" : "text-bad")}>{price ? `You get ${formatMoney(shareOf(price))}` : "Write it like 29.95"}</p>
        </div>
      )}
    </li>
  )
}
