import { allocate, basisPoints } from "@max-booster/kernel"

/** A line about to be paid; minor units, discounts already taken off. `tax` is a part of `amount`. */
export type ChargeableLine = {
  id: string; sellerId: string; amount: bigint; tax: bigint
  /** Its earnings are divided by a split sheet. */
  isSplit: boolean
  /** The beat can still be sold exclusively, to one buyer only. */
  isContested: boolean
}

/** What is known of a seller: his payout account, the platform's fee in basis points, and what he owes the platform. */
export type SellerFacts = { sellerId: string; stripeAccountId: string | null; transfersActive: boolean; chargesEnabled: boolean; feePoints: number; owes: bigint }

/** A seller's part of a charge; `amount` = `fee` + `tax` + `sellerAmount`. */
export type PlannedParty = { sellerId: string; amount: bigint; fee: bigint; tax: bigint; sellerAmount: bigint; destination: string | null }

/** A line with its part of the fee; the parts of a seller's lines sum to the seller's fee. */
export type PlannedLine = ChargeableLine & { fee: bigint }

/**
 * How a cart is charged.
 * `destination`: one seller whose transfers are active; Stripe moves the money and returns fee and tax.
 * `separate`: the platform charges, and one transfer a party follows.
 * `free`: nothing is charged.
 */
export type ChargeMode = "destination" | "separate" | "free"
export type PlannedCharge = {
  mode: ChargeMode
  /** `manual`: the money is held until the order stands, so that whoever comes too late is never charged. */
  capture: "automatic" | "manual"
  onBehalfOf: string | null
  amount: bigint
  parties: PlannedParty[]
  lines: PlannedLine[]
  /** Why it is charged so, in words, for operators. */
  reasons: string[]
}

/**
 * Decides how a cart is charged and who gets what. Nothing is created or lost: lines sum to parties, parties to the amount.
 * @param options `onBehalfOf`: the store lets sellers be the settlement merchants; `step`: what every amount is a multiple of
 * @throws {RangeError} on an empty cart, a negative line, a tax above its line, an unknown seller, or a fee outside 0 to 10 000
 */
export function planCharge(lines: readonly ChargeableLine[], sellers: readonly SellerFacts[], { onBehalfOf = false, step = 1n }: { onBehalfOf?: boolean; step?: bigint } = {}): PlannedCharge {
  if (lines.length === 0) throw new RangeError("A charge needs at least one line")
  if (lines.some(({ amount, tax }) => amount < 0n || tax < 0n)) throw new RangeError("A line of a charge cannot be negative")
  if (lines.some(({ amount, tax }) => tax > amount)) throw new RangeError("The tax of a line is a part of it")
  const planned = [...groupBySeller(lines)].map(([sellerId, own]) => planParty(factsOf(sellers, sellerId), own, step))
  const parties = planned.map(({ party }) => party)
  const feeOf = new Map(planned.flatMap(({ fees }) => [...fees]))
  const amount = total(lines.map((line) => line.amount))
  const { mode, reasons } = amount === 0n ? { mode: "free" as const, reasons: ["There is nothing to pay"] } : chooseMode(lines, parties, sellers)
  const contested = amount > 0n && lines.some((line) => line.isContested)
  const merchant = onBehalfOf && mode === "destination" ? factsOf(sellers, parties[0]?.sellerId ?? "") : null
  return {
    mode, amount, parties, capture: contested ? "manual" : "automatic", onBehalfOf: merchant?.chargesEnabled ? merchant.stripeAccountId : null,
    lines: lines.map((line) => ({ ...line, fee: feeOf.get(line.id) ?? 0n })),
    reasons: [...reasons, ...(contested ? ["A beat in it can still be sold exclusively: the money is held until the order stands"] : [])],
  }
}

function planParty({ sellerId, stripeAccountId, transfersActive, feePoints }: SellerFacts, lines: readonly ChargeableLine[], step: bigint) {
  if (!Number.isInteger(feePoints) || feePoints < 0 || feePoints > 10_000) throw new RangeError("The fee is 0 to 10 000 basis points")
  const nets = lines.map((line) => line.amount - line.tax)
  const net = total(nets)
  const tax = total(lines.map((line) => line.tax))
  const fee = basisPoints(net, feePoints, step)
  const shares = net === 0n ? nets : allocate(fee, nets, step)
  const party: PlannedParty = { sellerId, amount: net + tax, fee, tax, sellerAmount: net - fee, destination: transfersActive ? stripeAccountId : null }
  return { party, fees: new Map(lines.map(({ id }, i) => [id, shares[i] ?? 0n])) }
}

function chooseMode(lines: readonly ChargeableLine[], parties: readonly PlannedParty[], sellers: readonly SellerFacts[]): Pick<PlannedCharge, "mode" | "reasons"> {
  const [only] = parties
  if (!only || parties.length > 1) return { mode: "separate", reasons: [`${parties.length} sellers share this charge`] }
  if (lines.some((line) => line.isSplit)) return { mode: "separate", reasons: ["Collaborators share what a beat earns"] }
  if (!only.destination) return { mode: "separate", reasons: ["The seller's transfers are not active yet: the share waits"] }
  if (factsOf(sellers, only.sellerId).owes > 0n) return { mode: "separate", reasons: ["The seller owes the platform from a refund: it is kept from this sale"] }
  return { mode: "destination", reasons: ["One seller with active transfers and no split"] }
}

function factsOf(sellers: readonly SellerFacts[], sellerId: string): SellerFacts {
  const facts = sellers.find((seller) => seller.sellerId === sellerId)
  if (!facts) throw new RangeError(`Nothing is known of the seller ${sellerId}`)
  return facts
}

function groupBySeller(lines: readonly ChargeableLine[]): Map<string, ChargeableLine[]> {
  const groups = new Map<string, ChargeableLine[]>()
  for (const line of lines) groups.set(line.sellerId, [...(groups.get(line.sellerId) ?? []), line])
  return groups
}

const total = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
