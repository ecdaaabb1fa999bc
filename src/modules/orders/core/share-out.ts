import { allocate } from "@max-booster/kernel"

/** A party's part of what a seller earns, in basis points; the parts of a recording sum to 10 000. */
export type RevenueShare = { party_id: string; points: number }

/** An advance or a cost that a party gets back before anybody else is paid; `remaining` in minor units. */
export type Recoupment = { party_id: string; remaining: bigint }

/** What a party gets of a line. `recoup` repays an advance, `split` is the share by the sheet. */
export type PartyAmount = { party_id: string; kind: "recoup" | "split"; amount: bigint }

/**
 * Divides a seller's earnings of one line among the parties: first what is still to be recouped, then by shares, by largest remainder.
 * The parts sum to `earned` and are multiples of `step`; parts of nothing are left out.
 * @throws {RangeError} when shares do not sum to 10 000, or an amount is negative
 */
export function shareOut(earned: bigint, shares: readonly RevenueShare[], recoupment: Recoupment | null = null, step = 1n): PartyAmount[] {
  if (earned < 0n || (recoupment && recoupment.remaining < 0n)) throw new RangeError("Earnings and what is to be recouped cannot be negative")
  const points = shares.reduce((sum, share) => sum + share.points, 0)
  if (points !== 10_000) throw new RangeError(`Shares sum to ${points} basis points, not to 10 000`)
  const recouped = recoupment === null ? 0n : min(earned, recoupment.remaining - (recoupment.remaining % step))
  const parts = allocate(earned - recouped, shares.map((share) => BigInt(share.points)), step)
  return [
    ...(recoupment && recouped > 0n ? [{ party_id: recoupment.party_id, kind: "recoup" as const, amount: recouped }] : []),
    ...shares.map(({ party_id }, i) => ({ party_id, kind: "split" as const, amount: parts[i] ?? 0n })).filter(({ amount }) => amount > 0n),
  ]
}

const min = (a: bigint, b: bigint) => (a < b ? a : b)
