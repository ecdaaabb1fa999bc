import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { BulkDealView, BundleView, CouponView } from "@max-booster/api-contract"
import { DEALS, type BulkDealRow, type BundleRow, type CouponRow, type DealsService } from "../../modules/deals"
import { MARKETPLACE, type ListedRow, type MarketplaceService } from "../../modules/marketplace"
import { shopOfMember } from "../listing/caller"

export type DealsView = { bulk: BulkDealView[]; bundles: BundleView[]; coupons: CouponView[] }
const deals = (container: MedusaContainer) => container.resolve<DealsService>(DEALS)
const shop = (container: MedusaContainer) => container.resolve<MarketplaceService>(MARKETPLACE)

/** All deals of a member's shop, also those that are off or over. */
export async function readShopDeals(container: MedusaContainer, memberId: string): Promise<DealsView> {
  const { id } = await shopOfMember(container, memberId)
  const { bulk, bundles, coupons } = await deals(container).allOf(id)
  const [shown, used] = await Promise.all([toBundles(container, bundles), usesOf(container, coupons)])
  return { bulk: bulk.map(toBulk), bundles: shown, coupons: coupons.map((coupon) => toCoupon(coupon, used.get(coupon.promotion_id) ?? 0)) }
}

/** What a producer's shop offers everybody now. A shop that is not there or suspended offers nothing. */
export async function readDeals(container: MedusaContainer, handle: string, now: Date): Promise<Omit<DealsView, "coupons">> {
  const [seller] = await shop(container).listSellers({ handle, state: "active" })
  if (!seller) return { bulk: [], bundles: [] }
  const { bulk, bundles } = await deals(container).allOf(seller.id, now)
  return { bulk: bulk.map(toBulk), bundles: (await toBundles(container, bundles)).filter(({ list_price }) => list_price !== null) }
}

/** A bundle that holds now. @throws {MedusaError} not_found */
export async function readBundle(container: MedusaContainer, handle: string, now: Date): Promise<BundleView> {
  const bundle = await deals(container).bundleOnSale({ handle }, now)
  const [view] = bundle ? await toBundles(container, [bundle]) : []
  if (!view?.list_price) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This bundle is not on sale any more.")
  return view
}

/** Bundles as the shop shows them. */
async function toBundles(container: MedusaContainer, bundles: readonly BundleRow[]): Promise<BundleView[]> {
  const ids = [...new Set(bundles.flatMap(({ listing_ids }) => listing_ids))]
  const listings = (await shop(container).listListings({ id: ids }, { relations: ["seller", "tiers"], take: ids.length })) as unknown as ListedRow[]
  return bundles.map((bundle) => toBundle(bundle, listings))
}

export function toBundle({ id, handle, title, description, type, listing_ids, price, currency, enabled, ends_at }: BundleRow, listings: readonly ListedRow[]): BundleView {
  const members = listing_ids.flatMap((each) => listings.filter((listing) => listing.id === each))
  const tiers = members.map((listing) => (listing.state === "published" && listing.seller.state === "active" ? listing.tiers.find((tier) => tier.type === type && tier.enabled) : undefined))
  const isOnSale = tiers.length === listing_ids.length && tiers.every((tier) => tier !== undefined)
  const whole = tiers.reduce((sum, tier) => sum + BigInt(tier?.price.toString() ?? 0), 0n)
  const [first] = members
  return {
    id, handle, title, description, type, label: tiers.find(Boolean)?.label ?? type, price: { amount: price, currency }, list_price: isOnSale ? { amount: whole.toString(), currency } : null, enabled, ends_at: iso(ends_at),
    beats: members.map((listing, i) => ({ id: listing.id, handle: listing.handle, title: listing.title, artwork_url: listing.artwork_url, variant_id: tiers[i]?.variant_id ?? null })),
    producer: { handle: first?.seller.handle ?? "", name: first?.seller.name ?? "" },
  }
}

const iso = (at: Date | null) => (at ? new Date(at).toISOString() : null)
const toBulk = ({ id, title, types, buy, free, enabled, ends_at }: BulkDealRow): BulkDealView => ({ id, title, types, buy, free, enabled, ends_at: iso(ends_at) })
const toCoupon = ({ id, code, percent, types, limit, ends_at, created_at }: CouponRow, used: number): CouponView => ({ id, code, percent, types, limit, used, ends_at: iso(ends_at), created_at: new Date(created_at).toISOString() })

/** How often codes were used, by promotion. */
async function usesOf(container: MedusaContainer, coupons: readonly CouponRow[]): Promise<Map<string, number>> {
  if (coupons.length === 0) return new Map()
  const promotions = (await container.resolve(Modules.PROMOTION).listPromotions({ id: coupons.map(({ promotion_id }) => promotion_id) }, { take: coupons.length })) as unknown as { id: string; used?: number }[]
  return new Map(promotions.map(({ id, used = 0 }) => [id, used]))
}
