/** From so much sold on (minor units), the platform takes so many basis points. */
export type FeeTier = { from: bigint; points: number }

/** What the platform takes of a sale: basis points (1 000 = 10%), less or more from certain sums sold on. */
export type FeePolicy = { points: number; tiers: readonly FeeTier[] }

/** The platform's fee unless the operator says otherwise: 10%. */
export const DEFAULT_FEE: FeePolicy = { points: 1_000, tiers: [] }

/** What Stripe takes of a domestic card: 2.9% and 30 cents (stripe.com/pricing, United States). */
const STRIPE = { points: 290, fixed: 30n }

/** The fee of a seller who has sold so much: the highest tier that he has reached, else the plain fee. */
export function feePoints({ points, tiers }: FeePolicy, sold: bigint): number {
  return [...tiers].sort((a, b) => (a.from < b.from ? -1 : 1)).reduce((found, tier) => (sold >= tier.from ? tier.points : found), points)
}

/**
 * The price below which a sale costs the platform more at Stripe than its fee brings; null when every sale does.
 * Minor units of a two-decimal currency.
 */
export function lossBelow(points: number): bigint | null {
  const margin = BigInt(points - STRIPE.points)
  return margin <= 0n ? null : (STRIPE.fixed * 10_000n + margin - 1n) / margin
}

/** What is wrong with a policy that an operator wants to keep, or null. */
export function faultOfPolicy({ points, tiers }: FeePolicy): string | null {
  const isFee = (value: number) => Number.isInteger(value) && value >= 0 && value <= 10_000
  if (!isFee(points) || tiers.some((tier) => !isFee(tier.points))) return "A fee is 0% to 100%, in steps of 0.01%"
  if (tiers.some(({ from }) => from <= 0n)) return "A tier begins at a sum above zero"
  return new Set(tiers.map(({ from }) => from)).size < tiers.length ? "Two tiers begin at the same sum" : null
}
