"use client"

import type { MoneyJson } from "@max-booster/kernel"
import { useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { parsePrice, toTyped } from "@/features/dashboard/beat/price"
import type { Outcome } from "@/lib/outcome"

type Props = { id: string; currency: string; hint: string; send: string; isPending: boolean; outcome: Outcome | null; onSend: (price: MoneyJson, message: string) => void; onCancel: () => void }

/** A price and a word with it. What was typed stays when it is refused. */
export function PriceFields({ id, currency, hint, send, isPending, outcome, onSend, onCancel }: Props) {
  const [typed, setTyped] = useState("")
  const [message, setMessage] = useState("")
  const [isAsked, setAsked] = useState(false)
  const price = parsePrice(typed, currency)
  const fault = isAsked && !price ? `Write it like ${toTyped({ amount: "2500", currency })}` : undefined
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => { event.preventDefault(); setAsked(true); if (price) onSend(price, message) }}>
      <Field id={`${id}-price`} label={`Your price (${currency.toUpperCase()})`} inputMode="decimal" autoComplete="off" autoFocus value={typed} onChange={(event) => { setTyped(event.target.value) }} hint={hint} error={fault} className="tabular" />
      <Labelled id={`${id}-message`} label="A word with it (not needed)"><textarea id={`${id}-message`} rows={2} maxLength={500} value={message} onChange={(event) => { setMessage(event.target.value) }} className={`${inputLook} py-2`} /></Labelled>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
      <div className="flex flex-wrap gap-2"><Button type="submit" disabled={isPending}>{isPending ? "Sending…" : send}</Button><Button tone="bare" onClick={onCancel}>Cancel</Button></div>
    </form>
  )
}
