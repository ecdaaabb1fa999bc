import type { DeliverableKind, ListingForSale, SellerCard, TierDetails } from "@max-booster/extension-api"
import type { SoundLinks } from "@max-booster/api-contract"
import type { KeyName } from "@max-booster/music"

/** Rows as they come from the database; amounts of `numeric` columns arrive as BigNumber or string. */
export type SellerRow = SellerCard & { bio: string; avatar_url: string | null; created_at: Date }
export type Amount = string | number | { toString(): string }
export type TierRow = {
  id: string; listing_id: string; variant_id: string; type: string; label: string; summary: string; price: Amount; currency: string
  caps: Record<string, unknown>; details: TierDetails | null; delivers: string[]; exclusive: boolean; rank: number; enabled: boolean
}
export type ListingRow = {
  id: string; recording_id: string; product_id: string | null; handle: string; title: string; genre: string; moods: string[]; description: string
  bpm: number; key: string | null; duration_ms: number; loudness_lufs: number | null; peaks: number[]; preview_url: string; sound: SoundLinks | null; artwork_url: string | null
  from_price: Amount; currency: string; state: "draft" | "published" | "withdrawn"; featured: boolean; published_at: Date | null
  seller_id: string; seller: SellerRow; tiers?: TierRow[]
}

/** A listing with all its tiers, also those that are off. */
export type ListedRow = ListingRow & { tiers: TierRow[] }

/** The lowest price of a license that is bought, minor units; 0 when nothing is. */
export function lowestPrice(tiers: readonly { price: Amount; enabled: boolean; details: TierDetails | null }[]): string {
  const prices = tiers.filter(({ enabled, details }) => enabled && !details?.for_contact).map(({ price }) => BigInt(price.toString()))
  return (prices.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n).toString()
}

/** What a tier sells; withdrawn, too, when the tier left the plan or the shop is suspended. */
export function toListingForSale(tier: TierRow & { listing: ListingRow & { seller: SellerRow } }, contested: boolean): ListingForSale {
  const { listing } = tier
  const offered = tier.enabled && listing.seller.state === "active"
  return {
    variant_id: tier.variant_id, type: tier.type, label: tier.label, delivers: tier.delivers as DeliverableKind[], exclusive: tier.exclusive, contested: contested || tier.exclusive,
    terms: tier.details?.terms ?? null, for_contact: tier.details?.for_contact ?? false,
    listing_id: listing.id, recording_id: listing.recording_id,
    seller_id: listing.seller.id, seller_handle: listing.seller.handle, seller_name: listing.seller.name,
    title: listing.title, handle: listing.handle, artwork_url: listing.artwork_url, bpm: listing.bpm, key: listing.key as KeyName | null,
    state: offered ? listing.state : "withdrawn",
  }
}
