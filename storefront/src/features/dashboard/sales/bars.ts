import type { EarningsDay, SpanQuery } from "@max-booster/api-contract"

const DAY_MS = 24 * 3_600_000

/** A bar of the chart: a day, a week from Monday, or a month; minor units. */
export type Bar = { readonly from: string; readonly earned: bigint; readonly sales: number }
export type BarSize = "day" | "week" | "month"

/** How much time a bar holds, so that there are neither hundreds nor two of them. */
export function barSizeOf({ from, to }: SpanQuery): BarSize {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days <= 31 ? "day" : days <= 26 * 7 ? "week" : "month"
}

/** Bars of a span, oldest first, with those of nothing. */
export function toBars(days: readonly EarningsDay[], span: SpanQuery, size: BarSize = barSizeOf(span)): Bar[] {
  const bars = new Map<string, Bar>()
  for (let day = Date.parse(span.from); day <= Date.parse(span.to); day += DAY_MS) {
    const from = startOf(day, size)
    bars.set(from, { from, earned: 0n, sales: 0 })
  }
  for (const { day, earned, sales } of days) {
    const from = startOf(Date.parse(day), size)
    const bar = bars.get(from)
    if (bar) bars.set(from, { from, earned: bar.earned + BigInt(earned.amount), sales: bar.sales + sales })
  }
  return [...bars.values()]
}

function startOf(time: number, size: BarSize): string {
  const day = new Date(time)
  const start = size === "day" ? time : size === "week" ? time - ((day.getUTCDay() + 6) % 7) * DAY_MS : Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
  return new Date(start).toISOString().slice(0, 10)
}
