/** What of Stripe's booking it is: what the buyer paid or got back, what Stripe took, or what went to a party or came back from it. */
export type Figure = "payment" | "fee" | "share"

/** Money that moved for an object at Stripe (a charge, a refund, a transfer, …), as one side has it; minor units, positive when it came in. */
export type Booking = { object: string; figure: Figure; amount: bigint; currency: string }

/** Where the sides disagree; null where a side knows nothing of it. */
export type Difference = { object: string; figure: Figure; currency: string; ours: bigint | null; theirs: bigint | null }

/** A posting set with its entries, as the ledger has it; minor units as strings. */
export type BookedSet = { kind: string; reference: string; entries: readonly { account: string; amount: string; currency: string }[] }

/** Sets that Stripe has a booking of; the others move money between accounts of ours only. */
export const bookedAtStripe: readonly string[] = ["sale", "charge_returned", "stripe_fee", "refund", "refund_failed", "refund_again", "transfer", "transfer_reversal", "fee_left", "dispute_opened", "dispute_won"]

/** What a posting set says happened at Stripe, to the object that `objectOf` names for a figure of it; what no object is known for keeps the set's reference. */
export function bookingsOf<Set extends BookedSet>(set: Set, objectOf: (set: Set, amount: bigint) => string | null): Booking[] {
  if (!bookedAtStripe.includes(set.kind)) return []
  return set.entries.flatMap(({ account, amount, currency }) => {
    const figure = figureOf(account)
    return figure ? [{ object: objectOf(set, BigInt(amount)) ?? set.reference, figure, amount: BigInt(amount), currency }] : []
  })
}

function figureOf(account: string): Figure | null {
  if (account === "buyer_clearing") return "payment"
  if (account === "stripe_fee") return "fee"
  return account.startsWith("party_transferred:") ? "share" : null
}

/** Every object, figure and currency of which the sides have different sums. A sum of nothing is no difference to knowing nothing. */
export function differences(ours: readonly Booking[], theirs: readonly Booking[]): Difference[] {
  const found = new Map<string, Difference>()
  const add = (side: "ours" | "theirs", { object, figure, currency, amount }: Booking) => {
    const key = `${object} ${figure} ${currency}`
    const sum = found.get(key) ?? { object, figure, currency, ours: null, theirs: null }
    found.set(key, { ...sum, [side]: (sum[side] ?? 0n) + amount })
  }
  for (const booking of ours) add("ours", booking)
  for (const booking of theirs) add("theirs", booking)
  return [...found.values()].filter((sum) => (sum.ours ?? 0n) !== (sum.theirs ?? 0n))
}

/** Sums by figure and currency. */
export function totalsOf(bookings: readonly Booking[]): { figure: Figure; currency: string; amount: bigint }[] {
  const sums = new Map<string, { figure: Figure; currency: string; amount: bigint }>()
  for (const { figure, currency, amount } of bookings) {
    const key = `${figure} ${currency}`
    sums.set(key, { figure, currency, amount: (sums.get(key)?.amount ?? 0n) + amount })
  }
  return [...sums.values()]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * Days (UTC) to compare now, oldest first: those that have been over for an hour, so that what was on its way has arrived, and were not
 * compared since; and those that were not clean a day ago. Nothing before `first`, and nothing older than `back` days.
 */
export function dueDays(reports: readonly { day: string; state: string; checked_at: Date }[], { first, now, back }: { first: string; now: Date; back: number }): string[] {
  const known = new Map(reports.map((report) => [report.day, report]))
  const newest = now.getTime() - HOUR_MS - DAY_MS
  return Array.from({ length: back }, (_, i) => new Date(newest - (back - 1 - i) * DAY_MS).toISOString().slice(0, 10)).filter((day) => {
    const report = known.get(day)
    if (day < first || !report) return day >= first
    const checked = new Date(report.checked_at).getTime()
    const wasOver = checked >= new Date(day).getTime() + DAY_MS + HOUR_MS
    return !wasOver || (report.state !== "clean" && now.getTime() - checked > DAY_MS - HOUR_MS)
  })
}
