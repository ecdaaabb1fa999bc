/** Where money can be. `buyer_clearing` is what came in; every other account is a place where it is now. */
export type Account = "buyer_clearing" | "platform_fee" | "stripe_fee" | "tax" | "dispute" | "refund_due" | "paid_outside" | `party_payable:${string}` | `party_transferred:${string}` | `negative_balance:${string}` | `royalty_received:${string}` | `royalty_kept:${string}` | `royalty_owed:${string}:${string}` | `royalty_settled:${string}:${string}`

/** One movement: positive into clearing, negative into a place; minor units. */
export type Posting = { account: Account; amount: bigint }

/** Postings that belong together and sum to zero. Its key is unique: posting it twice is once. */
export type PostingKind = "sale" | "charge_returned" | "transfer" | "transfer_reversal" | "stripe_fee" | "refund" | "refund_failed" | "refund_again" | "refund_settled" | "negative_balance" | "fee_left" | "recovery" | "dispute_opened" | "dispute_won" | "dispute_lost" | "royalty" | "royalty_paid" | "royalty_paid_outside"
export type PostingSet = { key: string; kind: PostingKind; reference: string; currency: string; postings: Posting[] }

/** What a party is owed. */
export const payable = (partyId: string): Account => `party_payable:${partyId}`
/** What a party was sent. */
export const transferred = (partyId: string): Account => `party_transferred:${partyId}`

/** What a party owes the platform: money that could not be taken back from it. */
export const negative = (partyId: string): Account => `negative_balance:${partyId}`

/** Money of a charge by whose it is; minor units. */
export type Division = { amount: bigint; fee: bigint; tax: bigint; parties: readonly { partyId: string; amount: bigint }[] }

/** The captured amount of an order, divided into the platform's fee, the tax, and what each party is owed. */
export const saleSet = (sale: Division & { chargePlanId: string; currency: string }): PostingSet =>
  balanced({
    key: `sale:${sale.chargePlanId}`, kind: "sale", reference: sale.chargePlanId, currency: sale.currency,
    postings: divide(sale, "buyer_clearing", 1n),
  })

/** Money that went back to the buyer, taken from each place where it was. */
export const refundSet = (refund: Division & { id: string; currency: string }): PostingSet =>
  balanced({ key: `refund:${refund.id}`, kind: "refund", reference: refund.id, currency: refund.currency, postings: divide(refund, "buyer_clearing", -1n) })

type RefundTry = { id: string; attempt: number; stripeRefundId: string; currency: string; amount: bigint }

/** A refund that the buyer's bank sent back: the money is there again, and the buyer is still owed it. What was taken from whom stays taken. */
export const refundFailedSet = (refund: RefundTry): PostingSet => dueSet("refund_failed", refund, "buyer_clearing", "refund_due")

/** A refund that came back and was sent once more. */
export const refundAgainSet = (refund: RefundTry): PostingSet => dueSet("refund_again", refund, "refund_due", "buyer_clearing")

/** A refund that came back and was paid outside of Stripe, where the platform now keeps as much. */
export const refundSettledSet = (refund: Omit<RefundTry, "stripeRefundId">): PostingSet => dueSet("refund_settled", { ...refund, stripeRefundId: refund.id }, "refund_due", "paid_outside")

const dueSet = (kind: PostingKind, { id, attempt, stripeRefundId, currency, amount }: RefundTry, up: Account, down: Account): PostingSet =>
  balanced({ key: `${kind}:${id}:${attempt}`, kind, reference: stripeRefundId, currency, postings: [{ account: up, amount }, { account: down, amount: -amount }] })

/** A payment for which no order can stand, as it came and as it went back; `refundId` is Stripe's. */
export const returnedSet = ({ chargePlanId, refundId, currency, amount }: { chargePlanId: string; refundId: string; currency: string; amount: bigint }): PostingSet =>
  balanced({
    key: `charge_returned:${chargePlanId}`, kind: "charge_returned", reference: refundId, currency,
    postings: [{ account: "buyer_clearing", amount }, { account: "buyer_clearing", amount: -amount }],
  })

/** Money that the buyer's bank took while it decides; the fee is Stripe's, whoever wins. */
export const disputeOpenedSet = (dispute: { id: string; currency: string; amount: bigint; fee: bigint }): PostingSet =>
  balanced({
    key: `dispute_opened:${dispute.id}`, kind: "dispute_opened", reference: dispute.id, currency: dispute.currency,
    postings: [
      { account: "buyer_clearing", amount: -dispute.amount }, { account: "dispute", amount: dispute.amount },
      { account: "platform_fee", amount: dispute.fee }, { account: "stripe_fee", amount: -dispute.fee },
    ],
  })

/** The bank gave the money back, and Stripe its fee, as far as it does. */
export const disputeWonSet = (dispute: { id: string; currency: string; amount: bigint; feeBack: bigint }): PostingSet =>
  balanced({
    key: `dispute_won:${dispute.id}`, kind: "dispute_won", reference: dispute.id, currency: dispute.currency,
    postings: [
      { account: "buyer_clearing", amount: dispute.amount }, { account: "dispute", amount: -dispute.amount },
      { account: "platform_fee", amount: -dispute.feeBack }, { account: "stripe_fee", amount: dispute.feeBack },
    ],
  })

/** The money is lost: it is taken from each place where it was. */
export const disputeLostSet = (dispute: Division & { id: string; currency: string }): PostingSet =>
  balanced({ key: `dispute_lost:${dispute.id}`, kind: "dispute_lost", reference: dispute.id, currency: dispute.currency, postings: divide(dispute, "dispute", -1n) })

function divide({ amount, fee, tax, parties }: Division, from: Account, sign: 1n | -1n): Posting[] {
  return [
    { account: from, amount: sign * amount },
    { account: "platform_fee", amount: -sign * fee },
    { account: "tax", amount: -sign * tax },
    ...parties.map((party) => ({ account: payable(party.partyId), amount: -sign * party.amount })),
  ]
}

type Movement = { id: string; partyId: string; currency: string; amount: bigint }

/** A transfer that Stripe made: what was owed is now sent. */
export const transferSet = (transfer: Movement): PostingSet => moved("transfer", transfer, payable(transfer.partyId), transferred(transfer.partyId))

/** A transfer, or a part of one, that Stripe took back from a party's account. */
export const reversalSet = (reversal: Movement): PostingSet => moved("transfer_reversal", reversal, transferred(reversal.partyId), payable(reversal.partyId))

/** What a party owes and could not be taken back now: it is recovered from later sales. */
export const negativeSet = (debt: Movement): PostingSet => moved("negative_balance", debt, negative(debt.partyId), payable(debt.partyId))

/** The platform's fee that was given back to a party's account for a reversal which did not come: the party has it, and owes it. */
export const feeLeftSet = (fee: Movement): PostingSet => moved("fee_left", fee, negative(fee.partyId), transferred(fee.partyId))

/** A debt paid by a later sale: so much of what is owed is kept. */
export const recoverySet = (recovery: Movement): PostingSet => moved("recovery", recovery, payable(recovery.partyId), negative(recovery.partyId))

const moved = (kind: PostingKind, { id, currency, amount }: Movement, up: Account, down: Account): PostingSet =>
  balanced({ key: `${kind}:${id}`, kind, reference: id, currency, postings: [{ account: up, amount }, { account: down, amount: -amount }] })

/** The fee that Stripe took from the platform for a charge, as Stripe returned it. */
export const stripeFeeSet = (charge: { id: string; currency: string; fee: bigint }): PostingSet =>
  balanced({
    key: `stripe_fee:${charge.id}`, kind: "stripe_fee", reference: charge.id, currency: charge.currency,
    postings: [
      { account: "platform_fee", amount: charge.fee },
      { account: "stripe_fee", amount: -charge.fee },
    ],
  })

/** What a party's accounts say, refunds taken off: earned = pending + transferred - owed; minor units. */
export function sellerBalance(sums: { payable: bigint; transferred: bigint; negative: bigint }): { earned: bigint; pending: bigint; transferred: bigint; owed: bigint } {
  const pending = -sums.payable
  const sent = -sums.transferred
  return { earned: pending + sent - sums.negative, pending, transferred: sent, owed: sums.negative }
}

/** @throws {RangeError} when a set does not sum to zero */
export function balanced(set: PostingSet): PostingSet {
  const off = set.postings.reduce((sum, { amount }) => sum + amount, 0n)
  if (off !== 0n) throw new RangeError(`Posting set ${set.key} is off by ${off} ${set.currency}: its parts do not make the whole`)
  return set
}
