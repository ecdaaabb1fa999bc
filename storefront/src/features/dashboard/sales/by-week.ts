import type { SaleView } from "@max-booster/api-contract"

const DAY_MS = 24 * 3_600_000

/** A week's share of the producer in minor units; `from` is its first day, a Monday in UTC. */
export type Week = { readonly from: string; readonly earned: bigint; readonly sales: number }

/** The newest `count` weeks until `now`, oldest first, in one currency. Refunded sales do not count: nothing is left of them. */
export function byWeek(sales: readonly Pick<SaleView, "created_at" | "seller_amount" | "state">[], currency: string, now: Date, count: number): Week[] {
  const current = mondayOf(now)
  const weeks = Array.from({ length: count }, (_, i) => current - (count - 1 - i) * 7 * DAY_MS)
  const kept = sales.filter(({ state, seller_amount }) => state !== "refunded" && seller_amount.currency === currency)
  return weeks.map((start) => {
    const own = kept.filter(({ created_at }) => mondayOf(new Date(created_at)) === start)
    return { from: new Date(start).toISOString().slice(0, 10), earned: own.reduce((sum, { seller_amount }) => sum + BigInt(seller_amount.amount), 0n), sales: own.length }
  })
}

function mondayOf(time: Date): number {
  const day = Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate())
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS
}
