import { allocate, basisPoints } from "@max-booster/kernel"

/** A line about to be paid; `amount` in minor units, discounts already taken off. */
export type ChargeableLine = { id: string; sellerId: string; amount: bigint }

/** What is known of a seller's payout account. */
export type PayoutReadiness = { sellerId: string; stripeAccountId: string | null; transfersActive: boolean }

/** A seller's part of a charge; `amount` = `fee` + `sellerAmount`. */
export type PlannedParty = { sellerId: string; amount: bigint; fee: bigint; sellerAmount: bigint; destination: string | null }

/** A line with its part of the fee; the parts of a seller's lines sum to the seller's fee. */
export type PlannedLine = ChargeableLine & { fee: bigint }

/**
 * How a cart is charged.
 * `destination`: one seller whose transfers are active; Stripe moves the money and returns the fee.
 * `separate`: the platform charges, and one transfer a seller follows.
 */
export type PlannedCharge = {
  mode: "destination" | "separate"
  amount: bigint
  parties: PlannedParty[]
  lines: PlannedLine[]
  /** Why this mode, in words, for operators. */
  reasons: string[]
}

/**
 * Decides how a cart is charged and who gets what. Nothing is created or lost: lines sum to parties, parties to the amount.
 * @param feeBasisPoints the platform's fee, 1 000 = 10%
 * @throws {RangeError} on an empty cart, a negative line, or a fee outside 0 to 10 000
 */
export function planCharge(lines: readonly ChargeableLine[], payouts: readonly PayoutReadiness[], feeBasisPoints: number): PlannedCharge {
  if (lines.length === 0) throw new RangeError("A charge needs at least one line")
  if (lines.some(({ amount }) => amount < 0n)) throw new RangeError("A line of a charge cannot be negative")
  if (!Number.isInteger(feeBasisPoints) || feeBasisPoints < 0 || feeBasisPoints > 10_000) throw new RangeError("The fee is 0 to 10 000 basis points")
  const bySeller = groupBySeller(lines)
  const payoutOf = new Map(payouts.map((payout) => [payout.sellerId, payout]))
  const planned = [...bySeller].map(([sellerId, own]) => planParty(sellerId, own, payoutOf.get(sellerId), feeBasisPoints))
  const parties = planned.map(({ party }) => party)
  const feeOf = new Map(planned.flatMap(({ fees }) => [...fees]))
  return {
    ...chooseMode(parties),
    amount: total(lines.map(({ amount }) => amount)),
    parties,
    lines: lines.map((line) => ({ ...line, fee: feeOf.get(line.id) ?? 0n })),
  }
}

function planParty(sellerId: string, lines: readonly ChargeableLine[], payout: PayoutReadiness | undefined, points: number) {
  const amounts = lines.map(({ amount }) => amount)
  const amount = total(amounts)
  const fee = basisPoints(amount, points)
  const shares = amount === 0n ? amounts : allocate(fee, amounts)
  const destination = payout?.transfersActive ? payout.stripeAccountId : null
  const party: PlannedParty = { sellerId, amount, fee, sellerAmount: amount - fee, destination }
  return { party, fees: new Map(lines.map(({ id }, i) => [id, shares[i] ?? 0n])) }
}

function chooseMode(parties: readonly PlannedParty[]): Pick<PlannedCharge, "mode" | "reasons"> {
  if (parties.length > 1) return { mode: "separate", reasons: [`${parties.length} sellers share this charge`] }
  if (!parties[0]?.destination) return { mode: "separate", reasons: ["The seller's transfers are not active yet: the share waits"] }
  return { mode: "destination", reasons: ["One seller with active transfers and no split"] }
}

function groupBySeller(lines: readonly ChargeableLine[]): Map<string, ChargeableLine[]> {
  const groups = new Map<string, ChargeableLine[]>()
  for (const line of lines) groups.set(line.sellerId, [...(groups.get(line.sellerId) ?? []), line])
  return groups
}

const total = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
