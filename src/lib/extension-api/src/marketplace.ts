import type { DeliverableKind } from "./recordings"
import type { LegalParty } from "./licensing"

/** Container key of the marketplace door (module `marketplace`). */
export const MARKETPLACE = "marketplace"

/** A producer's shop, as other parts see it. */
export type SellerView = {
  id: string; handle: string; name: string; bio: string; country: string; email: string; avatar_url: string | null; state: "active" | "suspended"
}

/** A license tier of a listing: what a product variant stands for. */
export type ListingForSale = {
  variant_id: string
  /** License type with its label, what it delivers, and whether it is sold once only. */
  type: string; label: string; delivers: DeliverableKind[]; exclusive: boolean; enabled: boolean
  listing_id: string; recording_id: string
  title: string; handle: string; artwork_url: string | null; bpm: number | null; key: string | null
  /** The tier is offered, the beat published, the shop active. */
  available: boolean
  seller_id: string; seller_handle: string; seller_name: string
}

/** Whom contracts name, as the person typed it. */
export type LegalDetails = { name: string; address: string; country: string }

/** The marketplace door, as workflows see it. */
export interface MarketplaceDoor {
  /** The shop of a member (actor `seller`), or null. */
  sellerOfMember(memberId: string): Promise<SellerView | null>
  /** Shops by id; unknown ids are left out. */
  sellersById(sellerIds: string[]): Promise<SellerView[]>
  /** What variants stand for; unknown variants are left out. */
  listingsByVariant(variantIds: string[]): Promise<ListingForSale[]>
  /** Whom contracts name as licensor, by seller id; a seller without a legal record is named by the shop. */
  licensorsOf(sellerIds: string[]): Promise<Record<string, LegalParty>>
  /** A customer's legal record, or null. */
  legalOf(customerId: string): Promise<LegalDetails | null>
  saveLegal(customerId: string, legal: LegalDetails): Promise<void>
}
