"use client"

import { X } from "lucide-react"
import { Button } from "@/components/button"
import { Field } from "@/components/field"
import { Swatch } from "@/features/splits/division-bar"
import { publishingOf, type RowFaults, type SplitRow } from "./split-rows"

/** One share: who, as what, how much. */
export function SplitRowFields({ row, index, faults, onChange, onRemove }: { row: SplitRow; index: number; faults: RowFaults; onChange: (to: Partial<SplitRow>) => void; onRemove: () => void }) {
  const id = (field: string) => `split-${row.key}-${field}`
  const isOwn = row.email === null
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-lg border border-line bg-raised p-4">
      <legend className="sr-only">{isOwn ? "Your share" : `Share ${index + 1}`}</legend>
      <div className="flex min-h-11 items-center gap-3">
        <Swatch index={index} /><p className="min-w-0 flex-1 truncate font-semibold">{isOwn ? "You" : row.name || `Collaborator ${index}`}</p>
        {!isOwn && <Button tone="bare" aria-label={`Take ${row.name || `collaborator ${index}`} out`} onClick={onRemove}><X size={18} aria-hidden /></Button>}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id={id("name")} label="Name" value={row.name} onChange={(event) => { onChange({ name: event.target.value }) }} autoComplete="off" maxLength={100} error={faults.name} />
        {!isOwn && <Field id={id("email")} label="E-mail" type="email" value={row.email ?? ""} onChange={(event) => { onChange({ email: event.target.value }) }} autoComplete="off" maxLength={254} error={faults.email} />}
        <Field id={id("role")} label="Role" list="split-roles" value={row.role} onChange={(event) => { onChange({ role: event.target.value }) }} autoComplete="off" maxLength={60} error={faults.role} />
        <div className="grid grid-cols-2 gap-3">
          <Field id={id("revenue")} label="Revenue %" inputMode="decimal" value={row.revenue} onChange={(event) => { onChange({ revenue: event.target.value }) }} autoComplete="off" error={faults.revenue} className="tabular" />
          <Field id={id("publishing")} label="Publishing %" inputMode="decimal" value={publishingOf(row)} onChange={(event) => { onChange({ publishing: event.target.value }) }} autoComplete="off" error={faults.publishing} className="tabular" />
        </div>
      </div>
    </fieldset>
  )
}
