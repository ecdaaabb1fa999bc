"use client"

import type { SplitsView } from "@max-booster/api-contract"
import { Equal, Plus } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field, Message } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { DivisionBar } from "@/features/splits/division-bar"
import { offBy, parsePercent, percent } from "@/features/splits/percent"
import type { Outcome } from "@/lib/outcome"
import { useFaults } from "../use-faults.client"
import { proposeSplitAction } from "./actions"
import { RecoupFields } from "./recoup-fields.client"
import { SplitRowFields } from "./split-row.client"
import { evened, faultsOf, publishingOf, sums, toWish, withRow, type SplitDraft, type SplitRow } from "./split-rows"

const ROLES = ["producer", "co-producer", "writer", "vocalist", "musician", "mixing engineer", "manager"]
const MOST = 20

/** Who gets what: rows, bars that show the division while one types, and from when it counts. */
export function SplitForm({ id, currency, draft, onChange, onSent, onCancel }: { id: string; currency: SplitsView["currency"]; draft: SplitDraft; onChange: (draft: SplitDraft) => void; onSent: (outcome: Outcome) => void; onCancel: () => void }) {
  const { outcome, isPending, run, clear } = useOutcome()
  const { form } = useFaults(outcome)
  const [wasAsked, setAsked] = useState(false)
  const { rows, day } = draft
  const change = (to: Partial<SplitDraft>) => { clear(); onChange({ ...draft, ...to }) }
  const columns = [["Revenue", sums(rows).revenue, rows.map((row) => row.revenue)], ["Publishing", sums(rows).publishing, rows.map(publishingOf)]] as const
  const off = columns.flatMap(([name, sum]) => { const by = offBy(sum); return by ? [`${name}: ${by}`] : [] })
  const faults = faultsOf(rows)
  // What is empty yet is no fault before somebody asks; a number that cannot be read is one at once.
  const shown = (row: SplitRow) => { const all = faults.get(row.key) ?? {}; return wasAsked ? all : { revenue: row.revenue ? all.revenue : undefined, publishing: row.publishing ? all.publishing : undefined } }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const wish = toWish(draft, currency)
    const fault = !wish ? "Look at the marked fields." : off.length > 0 ? `Each column must be 100%. ${off.join(". ")}.` : null
    run(() => (fault ? Promise.resolve({ ok: false, message: fault }) : proposeSplitAction(id, wish)), (done) => { if (done.ok) onSent(done) })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <datalist id="split-roles">{ROLES.map((role) => <option key={role} value={role} />)}</datalist>
      {rows.map((row, i) => (
        <SplitRowFields key={row.key} row={row} index={i} faults={shown(row)}
          onChange={(to) => { change({ rows: rows.map((each) => (each.key === row.key ? { ...each, ...to } : each)) }) }}
          onRemove={() => { change({ rows: rows.filter(({ key }) => key !== row.key), ...(draft.recoup?.key === row.key && { recoup: null }) }) }} />
      ))}
      <div className="flex flex-wrap gap-3">
        <Button tone="quiet" disabled={rows.length >= MOST} onClick={() => { change({ rows: withRow(rows) }) }}><Plus size={18} aria-hidden />Add a collaborator</Button>
        <Button tone="quiet" disabled={rows.length < 2} onClick={() => { change({ rows: evened(rows) }) }}><Equal size={18} aria-hidden />Split evenly</Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {columns.map(([name, sum, typed]) => (
          <div key={name} className="grid gap-1.5">
            <p className="tabular flex justify-between gap-3 text-sm"><span className="font-semibold">{name}</span><span role="status" className={offBy(sum) ? "font-semibold text-warn" : "text-good"}>{offBy(sum) ?? percent(sum)}</span></p>
            <DivisionBar label={name} parts={rows.map((row, i) => ({ name: row.name, points: parsePercent(typed[i] ?? "") ?? 0 }))} />
          </div>
        ))}
      </div>
      <Field id="split-day" label="From (optional)" type="date" min={new Date().toISOString().slice(0, 10)} value={day} onChange={(event) => { change({ day: event.target.value }) }} hint="From 00:00 UTC of this day; without a day, as soon as everybody has agreed. Sales before stay as they were." />
      <RecoupFields draft={draft} currency={currency} wasAsked={wasAsked} onChange={(recoup) => { change({ recoup }) }} />
      {outcome?.ok === false && <Message>{outcome.message}</Message>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={isPending}>{isPending ? "Sending…" : sendWords(rows.length - 1)}</Button>
        <Button tone="bare" onClick={onCancel}>Not now</Button>
      </div>
    </form>
  )
}

const sendWords = (others: number) => (others === 0 ? "Keep it all yours" : others === 1 ? "Send to one collaborator" : `Send to ${others} collaborators`)
