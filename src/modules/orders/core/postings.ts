/** Where money can be. `buyer_clearing` is what came in; every other account is a place where it is now. */
export type Account = "buyer_clearing" | "platform_fee" | "stripe_fee" | `party_payable:${string}` | `party_transferred:${string}`

/** One movement: positive into clearing, negative into a place; minor units. */
export type Posting = { account: Account; amount: bigint }

/** Postings that belong together and sum to zero. Its key is unique: posting it twice is once. */
export type PostingSet = { key: string; kind: "sale" | "transfer" | "transfer_reversal" | "stripe_fee"; reference: string; currency: string; postings: Posting[] }

/** What a seller is owed. */
export const payable = (sellerId: string): Account => `party_payable:${sellerId}`
/** What a seller was sent. */
export const transferred = (sellerId: string): Account => `party_transferred:${sellerId}`

/** The captured amount of an order, divided into the platform's fee and what each seller is owed. */
export function saleSet(sale: { chargePlanId: string; currency: string; amount: bigint; parties: readonly { sellerId: string; fee: bigint; sellerAmount: bigint }[] }): PostingSet {
  const fee = sale.parties.reduce((total, party) => total + party.fee, 0n)
  return balanced({
    key: `sale:${sale.chargePlanId}`, kind: "sale", reference: sale.chargePlanId, currency: sale.currency,
    postings: [
      { account: "buyer_clearing", amount: sale.amount },
      { account: "platform_fee", amount: -fee },
      ...sale.parties.map(({ sellerId, sellerAmount }) => ({ account: payable(sellerId), amount: -sellerAmount })),
    ],
  })
}

/** A transfer that Stripe made: what was owed is now sent. */
export const transferSet = (transfer: { id: string; sellerId: string; currency: string; amount: bigint }): PostingSet =>
  balanced({
    key: `transfer:${transfer.id}`, kind: "transfer", reference: transfer.id, currency: transfer.currency,
    postings: [
      { account: payable(transfer.sellerId), amount: transfer.amount },
      { account: transferred(transfer.sellerId), amount: -transfer.amount },
    ],
  })

/** The fee that Stripe took from the platform for a charge, as Stripe returned it. */
export const stripeFeeSet = (charge: { id: string; currency: string; fee: bigint }): PostingSet =>
  balanced({
    key: `stripe_fee:${charge.id}`, kind: "stripe_fee", reference: charge.id, currency: charge.currency,
    postings: [
      { account: "platform_fee", amount: charge.fee },
      { account: "stripe_fee", amount: -charge.fee },
    ],
  })

/** What a seller's accounts say: earned = pending + transferred, all positive. */
export function sellerBalance(sums: { payable: bigint; transferred: bigint }): { earned: bigint; pending: bigint; transferred: bigint } {
  const pending = -sums.payable
  const sent = -sums.transferred
  return { earned: pending + sent, pending, transferred: sent }
}

/** @throws {RangeError} when a set does not sum to zero */
export function balanced(set: PostingSet): PostingSet {
  const off = set.postings.reduce((sum, { amount }) => sum + amount, 0n)
  if (off !== 0n) throw new RangeError(`Posting set ${set.key} is off by ${off} ${set.currency}: its parts do not make the whole`)
  return set
}
