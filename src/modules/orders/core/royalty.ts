import { allocate } from "@max-booster/kernel"
import { balanced, payable, type Account, type PostingSet } from "./postings"
import { shareOut, type PartyAmount, type Recoupment, type RevenueShare } from "./share-out"

/** What a shop got of its distributors, outside of the platform. */
export const received = (sellerId: string): Account => `royalty_received:${sellerId}`
/** The shop's own part of it. */
export const kept = (sellerId: string): Account => `royalty_kept:${sellerId}`
/** What a shop owes a party of it; above zero when corrections took more than is left. */
export const owedBy = (sellerId: string, partyId: string): Account => `royalty_owed:${sellerId}:${partyId}`
/** What a shop has paid a party of it. */
export const settledBy = (sellerId: string, partyId: string): Account => `royalty_settled:${sellerId}:${partyId}`

/**
 * Divides a royalty by a split sheet as a sale is divided: an advance first, then by shares. What a correction takes back is divided by shares alone: an
 * advance that was paid stays paid.
 */
export function shareRoyalty(amount: bigint, shares: readonly RevenueShare[], recoupment: Recoupment | null): PartyAmount[] {
  if (amount >= 0n) return shareOut(amount, shares, recoupment)
  const parts = allocate(amount, shares.map(({ points }) => BigInt(points)))
  return shares.map(({ party_id }, i) => ({ party_id, kind: "split" as const, amount: parts[i] ?? 0n })).filter((part) => part.amount !== 0n)
}

/** A recording's royalty of a statement: what the shop got, by whose it is. The platform holds none of it: no account that money is sent from is touched. */
export const royaltySet = (royalty: { key: string; id: string; sellerId: string; currency: string; amount: bigint; own: bigint; others: readonly { partyId: string; amount: bigint }[] }): PostingSet =>
  balanced({
    key: `royalty:${royalty.key}`, kind: "royalty", reference: royalty.id, currency: royalty.currency,
    postings: [
      { account: received(royalty.sellerId), amount: royalty.amount }, { account: kept(royalty.sellerId), amount: -royalty.own },
      ...royalty.others.map(({ partyId, amount }) => ({ account: owedBy(royalty.sellerId, partyId), amount: -amount })),
    ],
  })

type Payment = { id: string; sellerId: string; partyId: string; currency: string; amount: bigint }

const settled = ({ sellerId, partyId, amount }: Payment) => [{ account: owedBy(sellerId, partyId), amount }, { account: settledBy(sellerId, partyId), amount: -amount }]

/** Royalties that a shop paid out of its pending earnings: so much that waited for its parties waits for the collaborator. */
export const royaltyPaidSet = (payment: Payment & { from: readonly { partyId: string; amount: bigint }[] }): PostingSet =>
  balanced({
    key: `royalty_paid:${payment.id}`, kind: "royalty_paid", reference: payment.id, currency: payment.currency,
    postings: [...payment.from.map(({ partyId, amount }) => ({ account: payable(partyId), amount })), { account: payable(payment.partyId), amount: -payment.amount }, ...settled(payment)],
  })

/** Royalties that a shop paid another way, as it says. */
export const royaltyPaidOutsideSet = (payment: Payment): PostingSet =>
  balanced({ key: `royalty_paid_outside:${payment.id}`, kind: "royalty_paid_outside", reference: payment.id, currency: payment.currency, postings: settled(payment) })
