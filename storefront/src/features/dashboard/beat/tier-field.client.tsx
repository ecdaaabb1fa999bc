"use client"

import { Badge } from "@/components/badge"
import { inputLook } from "@/components/field"
import { capWords, fileWords } from "@/features/shop/words"
import { cn } from "@/lib/cn"
import { formatMoney } from "@/lib/format"
import { divide, parsePrice } from "./price"
import { TermFields, Undo } from "./term-fields.client"
import type { TierEdit, TierRow } from "./tier-rows"

type Props = { row: TierRow; feePoints: number; onChange: (to: TierEdit) => void; /** Puts one thing back to the shop's plan; null in the shop's own. */ onUndo: ((what: string) => void) | null }

/** One license tier: whether it is offered, at what price, within which limits; or why it cannot be offered yet. */
export function TierField({ row, feePoints, onChange, onUndo }: Props) {
  const { tier: { type, label, price: { currency }, price_rules, delivers, caps, exclusive, blocked_by, details }, typed, enabled, fault, overrides } = row
  const price = parsePrice(typed, currency)
  const input = `price-${type}`
  const isOpen = blocked_by === null
  const isFree = price_rules.highest === "0"
  const granted = Object.values(caps).every((cap) => cap === null) ? "No limits of use" : capWords(caps).filter(({ granted }) => granted).map(({ words }) => words).join(", ")
  return (
    <li className={cn("grid gap-3 rounded-lg border border-line bg-raised p-4 sm:grid-cols-[minmax(0,1fr)_12rem] sm:gap-x-6", !isOpen && "bg-transparent")}>
      <div className="grid content-start gap-1">
        <div className="flex flex-wrap items-center gap-x-3">
          <label className="flex min-h-11 items-center gap-3 text-lg font-bold">
            <input type="checkbox" checked={isOpen && enabled} disabled={!isOpen} onChange={(event) => { onChange({ enabled: event.target.checked }) }} className="size-6 accent-(--accent)" />{label}
          </label>
          {onUndo && overrides.length > 0 && <Badge tone="accent">Other than the shop</Badge>}
          {onUndo && overrides.includes("enabled") && <Undo what={`${label} on or off`} onClick={() => { onUndo("enabled") }} />}
        </div>
        <p className="text-[15px] text-muted">{`Delivers ${fileWords(delivers)}. ${granted}.${exclusive ? " Sold once; then nobody else can license it." : ""}${details.for_contact ? " Given for a name and an e-mail address, which you see." : ""}`}</p>
        {!isOpen && <p className="text-[15px] font-semibold text-warn">{blocked_by}</p>}
      </div>
      {isOpen && !isFree && (
        <div className="grid content-start gap-1">
          <label htmlFor={input} className="text-sm font-semibold">{`Price of ${label} (${currency.toUpperCase()})`}</label>
          <input id={input} inputMode="decimal" autoComplete="off" value={typed} disabled={!enabled} onChange={(event) => { onChange({ typed: event.target.value }) }} aria-invalid={fault ? true : undefined} aria-describedby={`${input}-help`} className={cn(inputLook, "tabular disabled:opacity-60", fault && "border-bad")} />
          <p id={`${input}-help`} className={cn("tabular text-sm", fault ? "text-bad" : "text-muted")}>{fault ?? (enabled && price ? shareWords(price, feePoints) : "Not offered")}</p>
          {onUndo && overrides.includes("price") && <Undo what={`price of ${label}`} onClick={() => { onUndo("price") }} />}
        </div>
      )}
      {isOpen && enabled && <div className="sm:col-span-2"><TermFields row={row} onChange={onChange} onUndo={onUndo} /></div>}
    </li>
  )
}

function shareWords(price: Parameters<typeof divide>[0], feePoints: number): string {
  const { fee, share } = divide(price, feePoints)
  return `You get ${formatMoney(share)}, fee ${formatMoney(fee)}`
}
