"use client"

import { Field, inputLook, Labelled } from "@/components/field"
import { faultOfAmount } from "./recoup"
import type { SplitDraft } from "./split-rows"

/** An advance or a cost that one party recovers from revenue first. */
export function RecoupFields({ draft: { rows, recoup }, currency, wasAsked, onChange }: { draft: SplitDraft; currency: string; wasAsked: boolean; onChange: (recoup: SplitDraft["recoup"]) => void }) {
  const [first] = rows
  return (
    <div className="grid gap-3">
      <label className="flex min-h-11 items-center gap-3 text-[15px]">
        <input type="checkbox" checked={recoup !== null} onChange={(event) => { onChange(event.target.checked && first ? { key: first.key, amount: "" } : null) }} className="size-6 accent-(--accent)" />Somebody recovers an advance or a cost first
      </label>
      {recoup && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Labelled id="recoup-party" label="Who recovers it">
            <select id="recoup-party" value={recoup.key} onChange={(event) => { onChange({ ...recoup, key: Number(event.target.value) }) }} className={inputLook}>
              {rows.map(({ key, name, email }, i) => <option key={key} value={key}>{email === null ? "You" : name || `Collaborator ${i}`}</option>)}
            </select>
          </Labelled>
          <Field id="recoup-amount" label={`Amount (${currency.toUpperCase()})`} inputMode="decimal" autoComplete="off" value={recoup.amount} onChange={(event) => { onChange({ ...recoup, amount: event.target.value }) }} error={wasAsked || recoup.amount ? faultOfAmount(recoup.amount, currency) : undefined} className="tabular" />
        </div>
      )}
    </div>
  )
}
