"use client"

import { Tag, X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field } from "@/components/field"
import { useOutcome } from "@/components/use-outcome.client"
import { addCodeAction, removeCodeAction } from "./actions"

/** Discount codes of the cart: those that are in, and a field for another. What was typed stays when it is refused. */
export function CodeForm({ codes }: { codes: string[] }) {
  const { outcome, isPending, run } = useOutcome()
  const [code, setCode] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) run(() => addCodeAction(code.trim()), ({ ok }) => { if (ok) setCode("") })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      {codes.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {codes.map((each) => (
            <li key={each} className="flex items-center gap-1 rounded-full border border-line bg-raised pl-3 text-sm font-semibold">
              <Tag size={14} aria-hidden />{each}
              <button type="button" aria-label={`Take the code ${each} out`} disabled={isPending} onClick={() => { run(() => removeCodeAction(each)) }} className="grid size-11 place-items-center rounded-full text-muted hover:text-ink disabled:opacity-50"><X size={16} /></button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1 sm:max-w-64"><Field id="code" label="Discount code" value={code} onChange={(event) => { setCode(event.target.value) }} autoComplete="off" autoCapitalize="characters" spellCheck={false} error={outcome?.ok === false ? (outcome.message ?? undefined) : undefined} /></div>
        <Button type="submit" tone="quiet" disabled={isPending || code.trim() === ""} className="mt-6.5">{isPending ? "Checking…" : "Apply"}</Button>
      </div>
    </form>
  )
}
