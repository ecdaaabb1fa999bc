import { formatDate, formatMoney } from "@/lib/format"
import type { Week } from "./by-week"

/** The producer's share by week as bars; screen readers hear the figures. */
export function SalesChart({ weeks, currency }: { weeks: readonly Week[]; currency: string }) {
  const highest = weeks.reduce((most, { earned }) => (earned > most ? earned : most), 1n)
  const [first, last] = [weeks[0], weeks.at(-1)]
  return (
    <div className="grid gap-2">
      <ul className="flex h-32 items-end gap-1 sm:gap-2" aria-label="Your share by week">
        {weeks.map(({ from, earned, sales }) => {
          const words = `Week of ${formatDate(from)}: ${formatMoney({ amount: earned.toString(), currency })}, ${sales === 1 ? "1 sale" : `${sales} sales`}`
          return <li key={from} title={words} className="flex h-full flex-1 items-end rounded bg-line/40"><span className="sr-only">{words}</span><span aria-hidden className="w-full rounded bg-accent" style={{ height: `${Number((earned * 100n) / highest)}%`, minHeight: earned > 0n ? 4 : 0 }} /></li>
        })}
      </ul>
      {first && last && <p aria-hidden className="tabular flex justify-between text-sm text-muted"><span>{formatDate(first.from)}</span><span>this week</span></p>}
    </div>
  )
}
