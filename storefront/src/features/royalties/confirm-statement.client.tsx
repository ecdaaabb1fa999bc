"use client"

import type { RoyaltyStatementView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { formatMoney } from "@/lib/format"
import { confirmAction, duplicatesAction, removeAction } from "./actions"
import { owedTo } from "./owed-to"
import { inMoney } from "./words"

/** Posts a statement or removes it, each after a question. */
export function ConfirmStatement({ statement: { id, state, fault, lines, totals, divided } }: { statement: RoyaltyStatementView }) {
  const { outcome, isPending, run } = useOutcome()
  const router = useRouter()
  const owed = owedTo(divided)
  return (
    <div className="flex flex-wrap items-center gap-3">
      {state === "draft" && (
        <Confirm tone="accent" title="Post this statement?" confirm="Post it" onConfirm={() => { run(() => confirmAction(id, totals)) }}
          trigger={<Button disabled={isPending || fault !== null || lines === 0}>{totals.length === 0 ? "Add to my streams" : "Confirm and post"}</Button>}>
          {totals.length === 0 ? "It has no money: its streams are added to your charts." : <div className="grid gap-2"><p>{`${inMoney(totals)} in all. It stays as it is from then on; a correction comes as a statement of its own.`}</p>{owed.length === 0 ? <p>All of it is yours.</p> : <ul>{owed.map(({ name, amount }) => <li key={`${name} ${amount.currency}`}>{`You will owe ${name} ${formatMoney(amount)}.`}</li>)}</ul>}</div>}
        </Confirm>
      )}
      <Confirm title={state === "reading" ? "Stop reading?" : "Remove this statement?"} confirm="Remove it" onConfirm={() => { run(() => removeAction(id), ({ ok }) => { if (ok) router.push("/sell/royalties") }) }} trigger={<Button tone="quiet" disabled={isPending}>{state === "reading" ? "Cancel" : "Remove"}</Button>}>
        The file and what was read of it are forgotten. Nothing of it was posted.
      </Confirm>
      <OutcomeLine outcome={outcome} />
    </div>
  )
}

/** Whether what another statement has, too, counts. */
export function DuplicatesSwitch({ id, included, isDraft }: { id: string; included: boolean; isDraft: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid gap-1">
      <label className="flex min-h-11 items-center gap-3"><input type="checkbox" className="size-5 accent-accent" checked={included} disabled={isPending || !isDraft} onChange={({ currentTarget: { checked } }) => { run(() => duplicatesAction(id, checked)) }} />Count them anyway: they are sales of their own</label>
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
