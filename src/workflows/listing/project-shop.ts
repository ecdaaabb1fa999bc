import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { projectShop } from "@max-booster/extension-api"
import { enqueue, onKnex, request } from "@max-booster/jobs"
import { MARKETPLACE, type ListedRow, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { offersOf, pricesOf, toTierProjection } from "./project-listing"
import { refreshListing } from "./publish-listing"

/** Listings of one part of the walk. */
const PART = 50

/**
 * Shows the plans on a part of a shop's listed beats (of all shops without a seller), and asks for the next part; again it asks for the same one.
 * Plans are read as they are now, so a part may run twice, and two walks at once end at the same.
 */
export async function projectPart(container: MedusaContainer, { seller_id, after }: { seller_id: string | null; after: string }, jobId: string): Promise<void> {
  const part = await container.resolve<MarketplaceService>(MARKETPLACE).listingsAfter(after, seller_id, PART)
  if (part.length === 0) return
  const locks = part.map(({ recording_id }) => `listing:${recording_id}`)
  const others = await container.resolve(Modules.LOCKING).execute(locks, () => projectOffers(container, part), { timeout: 60 })
  for (const recordingId of others) await refreshListing(container, recordingId)
  const sql = onKnex(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const last = part.at(-1)?.id ?? ""
  if (part.length === PART) await enqueue(sql, request(projectShop, { seller_id, after: last }, { key: `project-shop:${jobId}:${last}` }))
}

/**
 * Prices and terms of listings whose tiers all have a variant, in a few queries for all of them.
 * @returns the recordings of the others: one has a tier that was never offered, or none any more
 */
async function projectOffers(container: MedusaContainer, listings: ListedRow[]): Promise<string[]> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const recordings = await container.resolve<RecordingsService>(RECORDINGS).findAll(listings.map(({ recording_id }) => recording_id))
  const offers = await offersOf(container, recordings)
  const shown = listings.flatMap((listing) => {
    const tiers = (offers.get(listing.recording_id) ?? []).map((tier) => ({ tier, known: listing.tiers.find(({ type }) => type === tier.type) }))
    return tiers.length > 0 && tiers.every(({ known }) => known) ? [{ listing, tiers }] : []
  })
  const repriced = shown.flatMap(({ tiers }) => tiers.flatMap(({ tier, known }) => (known && known.price.toString() !== tier.price.amount ? [{ id: known.variant_id, prices: pricesOf(tier) }] : [])))
  // Prices first: a listing that does not show them yet is found again.
  if (repriced.length > 0) await updateProductVariantsWorkflow(container).run({ input: { product_variants: repriced } })
  await shop.showTiers(shown.map(({ listing, tiers }) => ({ listing, tiers: tiers.map(({ tier, known }) => toTierProjection(tier, known?.variant_id ?? "")) })))
  const done = new Set(shown.map(({ listing }) => listing.id))
  return listings.filter(({ id }) => !done.has(id)).map(({ recording_id }) => recording_id)
}
