"use client"

import { Plus } from "lucide-react"
import { type FormEvent, type ReactNode, useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { useFaults } from "@/features/dashboard/use-faults.client"
import { dropDealAction, saveDealAction, type DealKind } from "./actions"

type Fields = Partial<Record<string, string>>

/** A button that opens the form of a new deal; saved, it closes. What was typed stays when it is refused. */
export function DealForm({ kind, open, read, children }: { kind: DealKind; open: string; read: (data: FormData) => unknown; children: (fields: Fields) => ReactNode }) {
  const { outcome, isPending, run, clear } = useOutcome()
  const { form, fields, onInput } = useFaults(outcome)
  const [isOpen, setOpen] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    run(() => saveDealAction(kind, read(data)), ({ ok }) => { if (ok) setOpen(false) })
  }
  if (!isOpen) return <div className="grid justify-items-start gap-2"><Button tone="quiet" onClick={() => { clear(); setOpen(true) }}><Plus size={18} aria-hidden />{open}</Button>{outcome?.ok && <OutcomeLine outcome={outcome} />}</div>
  return (
    <form ref={form} onSubmit={submit} onInput={onInput} noValidate aria-label={open} className="grid gap-4 rounded-lg border border-line-strong p-4">
      {children(fields)}
      {outcome?.ok === false && <p role="alert" className="text-[15px] text-bad">{outcome.message}</p>}
      <div className="flex flex-wrap gap-2"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : "Save"}</Button><Button tone="bare" onClick={() => { setOpen(false) }}>Cancel</Button></div>
    </form>
  )
}

/** Ends a deal after a question. */
export function EndDeal({ kind, id, name }: { kind: DealKind; id: string; name: string }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid justify-items-end gap-1">
      <Confirm trigger={<Button tone="quiet" disabled={isPending} aria-label={`End ${name}`}>End it</Button>} title={`End “${name}”?`} confirm="End it" onConfirm={() => { run(() => dropDealAction(kind, id)) }}>Open carts cost what they cost without it; their buyers are told before they pay. What was bought stays.</Confirm>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}

/** License types to choose several of. */
export const TypeChoice = ({ types, legend }: { types: readonly { type: string; label: string }[]; legend: string }) => (
  <fieldset className="grid gap-1">
    <legend className="text-sm font-semibold">{legend}</legend>
    <div className="flex flex-wrap gap-x-5">{types.map(({ type, label }) => <label key={type} className="flex min-h-11 items-center gap-2 text-[15px]"><input type="checkbox" name="types" value={type} className="size-5 accent-(--accent)" />{label}</label>)}</div>
  </fieldset>
)

/** The last day of a deal as the moment from which it is over. */
export function endOf(data: FormData): string | null {
  const day = data.get("ends_on")
  if (typeof day !== "string" || day === "") return null
  const end = new Date(`${day}T00:00:00`)
  end.setDate(end.getDate() + 1)
  return end.toISOString()
}
