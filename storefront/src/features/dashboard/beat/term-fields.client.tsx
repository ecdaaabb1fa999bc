"use client"

import { rangeWords, termName } from "@max-booster/api-contract"
import { ChevronDown, Undo2 } from "lucide-react"
import { useState } from "react"
import { inputLook } from "@/components/field"
import { cn } from "@/lib/cn"
import { LicensePreview } from "./license-preview.client"
import type { TierEdit, TierRow } from "./tier-rows"

type Props = { row: TierRow; onChange: (to: TierEdit) => void; onUndo: ((what: string) => void) | null }

/** A tier's limits, term and minimum offer, folded away, with how the contract would say them. */
export function TermFields({ row, onChange, onUndo }: Props) {
  const { tier, terms, offer, offerFault, threshold, thresholdFault, overrides } = row
  const [isOpen, setOpen] = useState(false)
  const isFree = tier.price_rules.highest === "0"
  const undo = (what: string, words: string) => onUndo && overrides.includes(what) && <Undo what={`${words} of ${tier.label}`} onClick={() => { onUndo(what) }} />
  return (
    <details open={isOpen} onToggle={(event) => { setOpen(event.currentTarget.open) }} className="group border-t border-line pt-1">
      <summary className="flex min-h-11 items-center justify-between gap-3 text-[15px] font-semibold">{`${isFree ? "Limits and term" : "Limits, term and offers"} of ${tier.label}`}<ChevronDown size={18} aria-hidden className="shrink-0 transition-transform group-open:rotate-180" /></summary>
      <div className="grid gap-4 py-2">
        {terms.length === 0 && <p className="text-[15px] text-muted">Nothing of its limits can be changed.</p>}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {terms.map(({ bound, typed, fault }) => {
            const name = termName(bound.term)
            return (
              <NumberField key={bound.term} id={`${tier.type}-${bound.term}`} label={`${name} (${tier.label})`} typed={typed} fault={fault} hint={rangeWords(bound)} placeholder={bound.unlimited ? "No limit" : ""} onChange={(to) => { onChange({ terms: { [bound.term]: to } }) }}>
                {undo(bound.term, name.toLowerCase())}
              </NumberField>
            )
          })}
          {!isFree && (
            <NumberField id={`${tier.type}-offer`} label={`Minimum offer (${tier.label})`} typed={offer} fault={offerFault} hint="Nothing: no offers" placeholder="No offers" onChange={(to) => { onChange({ offer: to }) }}>
              {undo("minimum_offer", "minimum offer")}
            </NumberField>
          )}
          {!isFree && offer.trim() !== "" && (
            <NumberField id={`${tier.type}-threshold`} label={`Accept at once from (${tier.label})`} typed={threshold} fault={thresholdFault} hint="Only you see this. Nothing: you answer each" placeholder="Never" onChange={(to) => { onChange({ threshold: to }) }}>
              {undo("accept_from", "offer that is accepted at once")}
            </NumberField>
          )}
        </div>
        {isOpen && <LicensePreview row={row} />}
      </div>
    </details>
  )
}

type NumberProps = { id: string; label: string; typed: string; fault: string | null; hint: string; placeholder: string; onChange: (to: string) => void; children: React.ReactNode }

const NumberField = ({ id, label, typed, fault, hint, placeholder, onChange, children }: NumberProps) => (
  <div className="grid content-start gap-1">
    <label htmlFor={id} className="text-sm font-semibold">{label}</label>
    <input id={id} inputMode="decimal" autoComplete="off" value={typed} placeholder={placeholder} onChange={(event) => { onChange(event.target.value) }} aria-invalid={fault ? true : undefined} aria-describedby={`${id}-help`} className={cn(inputLook, "tabular", fault && "border-bad")} />
    <p id={`${id}-help`} className={cn("tabular text-sm", fault ? "text-bad" : "text-muted")}>{fault ?? hint}</p>
    {children}
  </div>
)

/** Puts one thing back to what the shop's plan says. */
export const Undo = ({ what, onClick }: { what: string; onClick: () => void }) => (
  <button type="button" onClick={onClick} aria-label={`As in the shop: ${what}`} className="inline-flex min-h-11 items-center gap-2 justify-self-start text-sm font-semibold text-accent hover:underline"><Undo2 size={16} aria-hidden />As in the shop</button>
)
