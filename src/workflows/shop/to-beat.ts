import type { Beat, BeatCard, TierView } from "@max-booster/api-contract"
import { camelotOf, relativeOf, type KeyName } from "@max-booster/music"
import type { ListingRow, TierRow } from "../../modules/marketplace"

/** A listing as the shop's cards show it. */
export function toBeatCard(listing: ListingRow): BeatCard {
  const key = listing.key as KeyName | null
  return {
    id: listing.id, handle: listing.handle, title: listing.title, genre: listing.genre as BeatCard["genre"], moods: listing.moods,
    bpm: listing.bpm, key, camelot: key ? camelotOf(key) : null, duration_ms: listing.duration_ms,
    artwork_url: listing.artwork_url, preview_url: listing.preview_url, sound: { previews: [{ url: listing.preview_url, mime_type: "audio/mpeg" }], waves: [], stems: [], ...listing.sound }, peaks: listing.peaks,
    from_price: { amount: listing.from_price.toString(), currency: listing.currency },
    producer: { handle: listing.seller.handle, name: listing.seller.name },
    published_at: (listing.published_at ?? new Date(0)).toISOString(), featured: listing.featured,
  }
}

/** A listing with its offered tiers, cheapest rank first. */
export function toBeat(listing: ListingRow & { tiers: TierRow[] }): Beat {
  const card = toBeatCard(listing)
  return {
    ...card, description: listing.description, loudness_lufs: listing.loudness_lufs, relative_key: card.key ? relativeOf(card.key) : null,
    tiers: listing.tiers.filter((t) => t.enabled).sort((a, b) => a.rank - b.rank).map(toTier),
  }
}

function toTier({ variant_id, type, label, summary, price, currency, caps, details, delivers, exclusive }: TierRow): TierView {
  return { variant_id, type, label, summary, price: { amount: price.toString(), currency }, caps: caps as TierView["caps"], delivers: delivers as TierView["delivers"], exclusive, details }
}
