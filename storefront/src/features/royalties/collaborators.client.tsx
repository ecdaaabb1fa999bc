"use client"

import type { RoyaltiesView, RoyaltyCollaborator } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Field } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { formatMoney } from "@/lib/format"
import { paidOutsideAction, payAction } from "./actions"

/** What the shop owes each collaborator, and how it pays: out of its earnings, or another way. */
export function Collaborators({ collaborators, available, today }: Pick<RoyaltiesView, "collaborators" | "available"> & { today: string }) {
  return <ul className="grid gap-3">{collaborators.map((each) => <Collaborator key={`${each.party_id} ${each.left.currency}`} {...{ each, today }} available={BigInt(available.find(({ currency }) => currency === each.left.currency)?.amount ?? 0)} />)}</ul>
}

function Collaborator({ each: { party_id, name, owed, paid, left, hindrance }, available, today }: { each: RoyaltyCollaborator; available: bigint; today: string }) {
  const { outcome, isPending, run } = useOutcome()
  const [words, setWords] = useState("")
  const [day, setDay] = useState(today)
  const open = BigInt(left.amount)
  const payable = hindrance !== null ? 0n : open < available ? open : available
  const amount = { ...left, amount: payable.toString() }
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="tabular flex flex-wrap justify-between gap-x-6 gap-y-1">
        <span className="font-semibold [overflow-wrap:anywhere]">{name}</span><span className="text-[15px] text-muted">{`${formatMoney(owed)} in all, ${formatMoney(paid)} paid`}</span>
        <span className="font-semibold">{open < 0n ? `${formatMoney({ ...left, amount: (-open).toString() })} too much, kept from the next` : open === 0n ? "Nothing owed" : `${formatMoney(left)} owed`}</span>
      </div>
      {open > 0n && (
        <div className="flex flex-wrap items-center gap-3">
          <Confirm tone="accent" title={`Pay ${name} ${formatMoney(amount)}?`} confirm="Pay it" onConfirm={() => { run(() => payAction({ party_id, amount, left })) }} trigger={<Button disabled={isPending || payable <= 0n}>{payable > 0n ? `Pay ${formatMoney(amount)} from my earnings` : "Pay from my earnings"}</Button>}>
            {`It is taken from your earnings that wait for transfer, and sent to ${name} at once. It cannot be taken back.`}
          </Confirm>
          <Confirm tone="accent" title={`Mark ${formatMoney(left)} as paid?`} confirm="Mark as paid" onConfirm={() => { run(() => paidOutsideAction({ party_id, amount: left, left, words, paid_on: day })) }} trigger={<Button tone="quiet" disabled={isPending}>Paid another way</Button>}>
            <div className="grid gap-3"><p>{`${name} sees the day and your words.`}</p><Field id={`words-${party_id}`} label="How it was paid" placeholder="Bank transfer, reference …" value={words} maxLength={200} onChange={({ currentTarget: { value } }) => { setWords(value) }} /><Field id={`day-${party_id}`} type="date" label="Day" max={today} value={day} onChange={({ currentTarget: { value } }) => { setDay(value) }} /></div>
          </Confirm>
          <p className="text-sm text-muted">{hindrance !== null ? `${hindrance}: pay another way for now.` : payable === 0n ? "None of your earnings wait for transfer in this currency." : payable < open ? "So much of your earnings waits for transfer." : null}</p>
        </div>
      )}
      <OutcomeLine outcome={outcome} />
    </li>
  )
}
