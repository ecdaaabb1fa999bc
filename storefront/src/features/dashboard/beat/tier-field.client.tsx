"use client"

import { inputLook } from "@/components/field"
import { capWords, fileWords } from "@/features/shop/words"
import { cn } from "@/lib/cn"
import { formatMoney } from "@/lib/format"
import { divide, parsePrice } from "./price"
import type { TierRow } from "./tier-rows"

/** One license tier: whether it is offered, at what price, and what it grants; or why it cannot be offered yet. */
export function TierField({ row: { tier, typed, enabled, fault }, feePoints, onChange }: { row: TierRow; feePoints: number; onChange: (to: { typed?: string; enabled?: boolean }) => void }) {
  const { type, label, price: { currency }, delivers, caps, exclusive, blocked_by } = tier
  const price = parsePrice(typed, currency)
  const input = `price-${type}`
  const isOpen = blocked_by === null
  return (
    <li className={cn("grid gap-3 rounded-lg border border-line bg-raised p-4 sm:grid-cols-[minmax(0,1fr)_12rem] sm:items-center sm:gap-6", !isOpen && "bg-transparent")}>
      <div className="grid gap-1">
        <label className="flex min-h-11 items-center gap-3 text-lg font-bold">
          <input type="checkbox" checked={isOpen && enabled} disabled={!isOpen} onChange={(event) => { onChange({ enabled: event.target.checked }) }} className="size-6 accent-(--accent)" />{label}
        </label>
        <p className="text-[15px] text-muted">{`Delivers ${fileWords(delivers)}. ${capWords(caps).filter(({ granted }) => granted).map(({ words }) => words).join(", ")}.${exclusive ? " Sold once; then nobody else can license it." : ""}`}</p>
        {!isOpen && <p className="text-[15px] font-semibold text-warn">{blocked_by}</p>}
      </div>
      {isOpen && (
        <div className="grid gap-1">
          <label htmlFor={input} className="text-sm font-semibold">{`Price of ${label} (${currency.toUpperCase()})`}</label>
          <input id={input} inputMode="decimal" autoComplete="off" value={typed} disabled={!enabled} onChange={(event) => { onChange({ typed: event.target.value }) }} aria-invalid={fault ? true : undefined} aria-describedby={`${input}-help`} className={cn(inputLook, "tabular disabled:opacity-60", fault && "border-bad")} />
          <p id={`${input}-help`} className={cn("tabular text-sm", fault ? "text-bad" : "text-muted")}>{fault ?? (enabled && price ? shareWords(price, feePoints) : "Not offered")}</p>
        </div>
      )}
    </li>
  )
}

function shareWords(price: Parameters<typeof divide>[0], feePoints: number): string {
  const { fee, share } = divide(price, feePoints)
  return `You get ${formatMoney(share)}, fee ${formatMoney(fee)}`
}
