import type { PayoutView } from "@max-booster/api-contract"
import { Badge } from "@/components/badge"
import { Message } from "@/components/field"
import { formatDate, formatMoney } from "@/lib/format"
import { stages } from "./words"

/** Payouts with their state in plain words; one that failed says why, and what to do. */
export function PayoutList({ payouts }: { payouts: readonly PayoutView[] }) {
  if (payouts.length === 0) return <p className="text-muted">No payout yet. The first one appears here as soon as Stripe begins it.</p>
  return (
    <ul className="grid gap-3">
      {payouts.map(({ id, amount, state, automatic, started_at, arrival_date, failure }) => (
        <li key={id} className="grid gap-3 rounded-lg border border-line bg-raised p-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="tabular">
              <p className="text-lg font-bold">{formatMoney(amount)}</p>
              <p className="text-sm text-muted">{`${automatic ? "By schedule" : "Asked for"}, begun ${formatDate(started_at)}${state === "paid" ? `, arrived ${formatDate(arrival_date)}` : state === "pending" || state === "in_transit" ? `, expected ${formatDate(arrival_date)}` : ""}`}</p>
            </div>
            <Badge tone={stages[state].tone}>{stages[state].word}</Badge>
          </div>
          {failure && <Message title={failure.message}>{failure.advice}</Message>}
        </li>
      ))}
    </ul>
  )
}
