import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { BulkDeal as BulkDealTerms, Bundle as BundleTerms, OwnPrice } from "./core/price-lines"
import { BulkDeal, Bundle, CartDeal } from "./models/deal"
import { Offer, OfferStep } from "./models/offer"

/** A line of a cart that has a price of its own, and whose it is. */
export type CartDealRow = { cart_id: string; variant_id: string; kind: OwnPrice["kind"]; reference_id: string; customer_id: string }
export type OfferRow = {
  id: string; seller_id: string; customer_id: string; listing_id: string; recording_id: string; variant_id: string; type: string; buyer_name: string; buyer_email: string
  price: string; currency: string; state: "open" | "accepted" | "declined" | "withdrawn" | "expired" | "bought"; turn: "seller" | "buyer"; expires_at: Date; created_at: Date
}

/** Deals and offers: stores and retrieves; core decides. */
export default class DealsService extends MedusaService({ BulkDeal, Bundle, CartDeal, Offer, OfferStep }) {
  /** Deals of these producers that hold at a moment. */
  async dealsOf(sellerIds: readonly string[], now: Date): Promise<{ bulk: BulkDealTerms[]; bundles: BundleTerms[] }> {
    if (sellerIds.length === 0) return { bulk: [], bundles: [] }
    const holding = { seller_id: [...sellerIds], enabled: true, $or: [{ ends_at: null }, { ends_at: { $gt: now } }] } as never
    const [bulk, bundles] = await Promise.all([this.listBulkDeals(holding, { order: { id: "ASC" }, take: 200 }), this.listBundles(holding, { order: { id: "ASC" }, take: 200 })])
    return { bulk: bulk as unknown as BulkDealTerms[], bundles: bundles.map(({ price, ...bundle }) => ({ ...bundle, price: BigInt(price) })) }
  }

  /** The lines of a cart that have a price of their own. */
  async ofCart(cartId: string): Promise<CartDealRow[]> {
    return (await this.listCartDeals({ cart_id: cartId })) as unknown as CartDealRow[]
  }

  /** Gives a line of a cart a price of its own; another one that the line had goes. */
  @InjectTransactionManager()
  async claim(deal: CartDealRow, @MedusaContext() context: Context = {}): Promise<void> {
    await this.release(deal.cart_id, [deal.variant_id], context)
    await this.createCartDeals(deal, context)
  }

  /** Takes the prices of their own from lines of a cart. */
  @InjectTransactionManager()
  async release(cartId: string, variantIds: readonly string[], @MedusaContext() context: Context = {}): Promise<void> {
    const held = await this.listCartDeals({ cart_id: cartId, variant_id: [...variantIds] }, { select: ["id"] }, context)
    if (held.length > 0) await this.deleteCartDeals(held.map(({ id }) => id), context)
  }

  /** Prices that were agreed with buyers and may still be paid, by offer. */
  async agreedOffers(ids: readonly string[], now: Date): Promise<Map<string, OfferRow>> {
    if (ids.length === 0) return new Map()
    const offers = (await this.listOffers({ id: [...ids], state: "accepted", expires_at: { $gt: now } } as never)) as unknown as OfferRow[]
    return new Map(offers.map((offer) => [offer.id, offer]))
  }
}
