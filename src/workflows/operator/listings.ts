import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { ListingRow as ListingView } from "@max-booster/api-contract"
import { MARKETPLACE, type ListingRow, type MarketplaceService } from "../../modules/marketplace"

/** Beats on sale and withdrawn, newest first. */
export async function listListings(container: MedusaContainer): Promise<ListingView[]> {
  const rows = await container.resolve<MarketplaceService>(MARKETPLACE).listListings({ state: ["published", "withdrawn"] }, { relations: ["seller"], order: { published_at: "DESC" }, take: 1_000 })
  return (rows as unknown as ListingRow[]).map(toView)
}

/** Features, withdraws or restores a listing. @throws {MedusaError} not_found · not_allowed — a draft was never published */
export async function moderateListing(container: MedusaContainer, id: string, change: { featured?: boolean; state?: "published" | "withdrawn" }): Promise<ListingView> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const { state } = await shop.retrieveListing(id)
  if (state === "draft") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This listing was never published. Its producer must publish it first.")
  await shop.updateListings({ id, ...change })
  return toView((await shop.retrieveListing(id, { relations: ["seller"] })) as unknown as ListingRow)
}

function toView({ id, recording_id, handle, title, seller, state, featured, genre, bpm, published_at }: ListingRow): ListingView {
  return { id, recording_id, handle, title, seller: seller.name, state, featured, genre, bpm, published_at: published_at ? new Date(published_at).toISOString() : null }
}
