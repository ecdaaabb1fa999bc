import type { RoyaltySum } from "@max-booster/api-contract"
import { formatMonth } from "@/lib/format"
import { inCount, inMoney } from "./words"

const SHOWN = 36

/** Streams by month as bars; screen readers hear streams and money. */
export function MonthsChart({ months }: { months: readonly RoyaltySum[] }) {
  const shown = months.slice(-SHOWN)
  const most = shown.reduce((high, { quantity }) => (BigInt(quantity) > high ? BigInt(quantity) : high), 1n)
  const [first, last] = [shown[0], shown.at(-1)]
  return (
    <div className="grid gap-2" style={{ maxWidth: shown.length === 1 ? "5rem" : `${Math.max(14, shown.length * 5)}rem` }}>
      <ul className="flex h-32 items-end gap-px sm:gap-1" aria-label="Streams and sales by month">
        {shown.map(({ key, quantity, money }) => {
          const words = `${formatMonth(key)}: ${inCount(quantity)} streams and sales, ${inMoney(money)}`
          return <li key={key} title={words} className="flex h-full flex-1 items-end rounded bg-line/40"><span className="sr-only">{words}</span><span aria-hidden className="w-full rounded bg-accent" style={{ height: `${BigInt(quantity) > 0n ? Number((BigInt(quantity) * 100n) / most) : 0}%`, minHeight: 4 }} /></li>
        })}
      </ul>
      {first && last && <p aria-hidden className="tabular flex justify-between text-sm text-muted"><span className="whitespace-nowrap">{formatMonth(first.key)}</span>{first !== last && <span>{formatMonth(last.key)}</span>}</p>}
    </div>
  )
}
