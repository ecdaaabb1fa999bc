import type { KeyName } from "@max-booster/music"
import type { LegalParty } from "./licensing"
import type { DeliverableKind } from "./recordings"

/** Container key of the marketplace door (module `marketplace`). */
export const MARKETPLACE = "marketplace"

/** A producer's shop, as other parts see it. */
export type SellerCard = { id: string; handle: string; name: string; email: string; country: string; state: "active" | "suspended" }

/** A license tier of a listing: what a product variant stands for. */
export type ListingForSale = {
  variant_id: string
  /** License type, with its label, what it delivers, and whether it is sold once only. */
  type: string; label: string; delivers: DeliverableKind[]; exclusive: boolean
  /** The beat can still be sold exclusively: this tier, or another of its tiers on offer, is sold once only. */
  contested: boolean
  /** The terms of the tier as the shop shows them; null before it was shown with terms of its own. */
  terms: Record<string, unknown> | null
  /** Given for a name and an e-mail address, never put in a cart. */
  for_contact: boolean
  listing_id: string; recording_id: string
  seller_id: string; seller_handle: string; seller_name: string
  title: string; handle: string; artwork_url: string | null
  bpm: number | null; key: KeyName | null
  /** Only `published` may be bought; a beat sold exclusively is `withdrawn`. */
  state: "draft" | "published" | "withdrawn"
}

/** A customer who acts for a shop; `email` once he has proven it. */
export type Holder = { customer_id: string; email: string | null }

/** Whom contracts name, as the person typed it. */
export type LegalRecord = { name: string; address: string; country: string }

/** The marketplace door, as workflows and plugins see it: the agreed names, which no side changes alone. */
export interface MarketplaceDoor {
  /** The shop of a member (actor `seller`), or null. */
  sellerOfMember(memberId: string): Promise<SellerCard | null>
  /** Shops by id; unknown ids are left out. */
  sellersByIds(sellerIds: readonly string[]): Promise<SellerCard[]>
  /** The customers who act for a shop: what they bought is the shop's to use. */
  holdersOf(sellerId: string): Promise<Holder[]>
  /** What variants stand for; unknown variants are left out. */
  listingsByVariant(variantIds: readonly string[]): Promise<ListingForSale[]>
  /** Whom contracts name as licensor, by seller id; a seller without a legal record is named by the shop. */
  partiesOf(sellerIds: readonly string[]): Promise<Record<string, LegalParty>>
  /** A customer's legal record, or null. */
  legalOf(customerId: string): Promise<LegalRecord | null>
  /** Whether a customer has proven his e-mail address. */
  isEmailVerified(customerId: string): Promise<boolean>
  saveLegal(customerId: string, legal: LegalRecord): Promise<void>
  /** Takes listings off sale after an exclusive license was sold; again is a no-op. */
  withdrawSold(listingIds: readonly string[]): Promise<void>
}
