"use client"

import { royaltyFields, type RoyaltyField, type RoyaltyStatementView } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { remapAction } from "./actions"

const labels: Record<RoyaltyField, string> = { isrc: "ISRC", upc: "UPC", title: "Title", artist: "Artist", store: "Store", country: "Country", period: "Month of the sales", quantity: "Streams or sales", amount: "Amount that you got", currency: "Currency" }

/** Which column says what. Changing it reads the file again. */
export function MappingForm({ statement: { id, columns, reading, source, state } }: { statement: RoyaltyStatementView }) {
  const [wish, setWish] = useState({ ...reading, source, currency: reading.currency ?? "", period: reading.period ?? "", store: reading.store ?? "" })
  const { outcome, isPending, run } = useOutcome()
  const isBusy = isPending || state === "reading"
  const save = () => { run(() => remapAction(id, { source: wish.source, reading: { columns: wish.columns, decimal_comma: wish.decimal_comma, currency: wish.currency || null, period: wish.period || null, store: wish.store || null } })) }
  const choose = (field: RoyaltyField, column: string) => {
    const { [field]: _, ...others } = wish.columns
    setWish({ ...wish, columns: column === "" ? others : { ...others, [field]: column } })
  }
  return (
    <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); save() }}>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <Field id="source" label="Who sent it" value={wish.source} onChange={({ currentTarget: { value } }) => { setWish({ ...wish, source: value }) }} />
        {royaltyFields.map((field) => (
          <Labelled key={field} id={`column-${field}`} label={labels[field]}>
            <select id={`column-${field}`} className={inputLook} value={wish.columns[field] ?? ""} onChange={({ currentTarget: { value } }) => { choose(field, value) }}>
              <option value="">No column</option>
              {[...new Set(columns)].filter(Boolean).map((column) => <option key={column} value={column}>{column}</option>)}
            </select>
          </Labelled>
        ))}
        <Labelled id="decimals" label="Decimals begin with">
          <select id="decimals" className={inputLook} value={wish.decimal_comma ? "comma" : "point"} onChange={({ currentTarget: { value } }) => { setWish({ ...wish, decimal_comma: value === "comma" }) }}><option value="point">A point: 1,234.56</option><option value="comma">A comma: 1.234,56</option></select>
        </Labelled>
        {!wish.columns.currency && <Field id="currency" label="Currency of all lines" hint="Three letters, like USD" value={wish.currency} maxLength={3} onChange={({ currentTarget: { value } }) => { setWish({ ...wish, currency: value }) }} />}
        {!wish.columns.period && <Field id="period" type="month" label="Month of all lines" value={wish.period} onChange={({ currentTarget: { value } }) => { setWish({ ...wish, period: value }) }} />}
        {!wish.columns.store && <Field id="store" label="Store of all lines" value={wish.store} onChange={({ currentTarget: { value } }) => { setWish({ ...wish, store: value }) }} />}
      </div>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" tone="quiet" disabled={isBusy}>{isBusy ? "Reading…" : "Read it so"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
