"use client"

import type { MoneyJson } from "@max-booster/kernel"
import { Banknote } from "lucide-react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { formatMoney } from "@/lib/format"
import { payOutNowAction } from "../actions"

/** Sends what is available to the bank; one button a currency. */
export function PayNow({ available }: { available: readonly MoneyJson[] }) {
  const { outcome, isPending, run } = useOutcome()
  const payable = available.filter(({ amount }) => BigInt(amount) > 0n)
  return (
    <div className="flex flex-wrap items-center gap-4">
      {payable.map((money) => <Button key={money.currency} disabled={isPending} onClick={() => { run(() => payOutNowAction(money.currency)) }}><Banknote size={18} aria-hidden />{isPending ? "Sending…" : `Pay out ${formatMoney(money)} now`}</Button>)}
      {payable.length === 0 && !outcome?.ok && <p className="text-[15px] text-muted">Nothing is available to pay out yet. Money of a sale becomes available a few days after it.</p>}
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
