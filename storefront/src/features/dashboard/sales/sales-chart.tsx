import { cn } from "@/lib/cn"
import { formatDate, formatMoney } from "@/lib/format"
import type { Bar, BarSize } from "./bars"

const named: Record<BarSize, (day: string) => string> = {
  day: formatDate, week: (day) => `Week of ${formatDate(day)}`,
  month: (day) => new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(day)),
}

/** The producer's share as bars; screen readers hear the figures. What was given back shows as a bar of its own color. */
export function SalesChart({ bars, size, currency }: { bars: readonly Bar[]; size: BarSize; currency: string }) {
  const highest = bars.reduce((most, { earned }) => (sizeOf(earned) > most ? sizeOf(earned) : most), 1n)
  const [first, last] = [bars[0], bars.at(-1)]
  return (
    <div className="grid gap-2">
      <ul className="flex h-32 items-end gap-px sm:gap-1" aria-label={`Your share by ${size}`}>
        {bars.map(({ from, earned, sales }) => {
          const words = `${named[size](from)}: ${formatMoney({ amount: earned.toString(), currency })}, ${sales === 1 ? "1 sale" : `${sales} sales`}`
          return <li key={from} title={words} className="flex h-full flex-1 items-end rounded bg-line/40"><span className="sr-only">{words}</span><span aria-hidden className={cn("w-full rounded", earned < 0n ? "bg-bad" : "bg-accent")} style={{ height: `${Number((sizeOf(earned) * 100n) / highest)}%`, minHeight: earned !== 0n ? 4 : 0 }} /></li>
        })}
      </ul>
      {first && last && <p aria-hidden className="tabular flex justify-between text-sm text-muted"><span>{named[size](first.from)}</span><span>{named[size](last.from)}</span></p>}
    </div>
  )
}

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount)
