import { onKnex } from "@max-booster/jobs"
import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { handleFrom } from "@max-booster/kernel"
import type { BulkDeal as BulkDealTerms, Bundle as BundleTerms, OwnPrice } from "./core/price-lines"
import { BulkDeal, Bundle, CartDeal, Coupon } from "./models/deal"
import { Offer, OfferStep } from "./models/offer"
import { OfferBook } from "./offer-book"

/** A line of a cart that has a price of its own, and whose it is. */
export type CartDealRow = { cart_id: string; variant_id: string; kind: OwnPrice["kind"]; reference_id: string; customer_id: string }

export type BulkDealRow = BulkDealTerms & { types: string[]; enabled: boolean; ends_at: Date | null }
export type BundleRow = { id: string; seller_id: string; handle: string; title: string; description: string; type: string; listing_ids: string[]; price: string; currency: string; enabled: boolean; ends_at: Date | null; created_at: Date }
export type CouponRow = { id: string; seller_id: string; code: string; promotion_id: string; percent: number; types: string[]; limit: number | null; ends_at: Date | null; created_at: Date }
/** What is written: an id names the row that is changed. */
type Written<Row, Set extends keyof Row> = Omit<Row, Set> & { id?: string }

const holds = (now: Date) => ({ enabled: true, $or: [{ ends_at: null }, { ends_at: { $gt: now } }] })

/** Deals and offers: stores and retrieves; core decides. */
export default class DealsService extends MedusaService({ BulkDeal, Bundle, CartDeal, Coupon, Offer, OfferStep }) {
  /** What buyers offer, and what comes of it. */
  readonly offers: OfferBook

  constructor(container: { __pg_connection__: unknown }) {
    super(...arguments)
    this.offers = new OfferBook(onKnex(container.__pg_connection__))
  }

  /** Deals of these producers that hold at a moment. */
  async dealsOf(sellerIds: readonly string[], now: Date): Promise<{ bulk: BulkDealTerms[]; bundles: BundleTerms[] }> {
    if (sellerIds.length === 0) return { bulk: [], bundles: [] }
    const holding = { seller_id: [...sellerIds], ...holds(now) } as never
    const [bulk, bundles] = await Promise.all([this.listBulkDeals(holding, { order: { id: "ASC" }, take: 200 }), this.listBundles(holding, { order: { id: "ASC" }, take: 200 })])
    return { bulk: bulk as unknown as BulkDealTerms[], bundles: bundles.map(({ price, ...bundle }) => ({ ...bundle, price: BigInt(price) })) }
  }

  /** Everything of a shop, newest first; with a moment, what holds then. */
  async allOf(sellerId: string, now?: Date): Promise<{ bulk: BulkDealRow[]; bundles: BundleRow[]; coupons: CouponRow[] }> {
    const where = { seller_id: sellerId, ...(now && holds(now)) } as never
    const newest = { order: { created_at: "DESC" as const }, take: 200 }
    const [bulk, bundles, coupons] = await Promise.all([this.listBulkDeals(where, newest), this.listBundles(where, newest), now ? [] : this.listCoupons({ seller_id: sellerId }, newest)])
    return { bulk: bulk as unknown as BulkDealRow[], bundles: bundles as unknown as BundleRow[], coupons: coupons as unknown as CouponRow[] }
  }

  /** A bundle that holds at a moment, or null. */
  async bundleOnSale(which: { id: string } | { handle: string }, now: Date): Promise<BundleRow | null> {
    const [bundle] = await this.listBundles({ ...which, ...holds(now) } as never)
    return (bundle as unknown as BundleRow | undefined) ?? null
  }

  /** @throws {MedusaError} not_found — the named one is not of this shop */
  @InjectTransactionManager()
  async saveBulk({ id, ...deal }: Written<BulkDealRow, "id">, @MedusaContext() context: Context = {}): Promise<void> {
    if (!id) return void (await this.createBulkDeals(deal as never, context))
    if ((await this.listBulkDeals({ id, seller_id: deal.seller_id }, {}, context)).length === 0) throw notHis("bulk deal", id)
    await this.updateBulkDeals({ id, ...deal } as never, context)
  }

  async dropBulk(sellerId: string, id: string): Promise<void> {
    if ((await this.listBulkDeals({ id, seller_id: sellerId })).length === 0) throw notHis("bulk deal", id)
    await this.deleteBulkDeals([id])
  }

  /** Makes or changes a bundle; its handle stays. @throws {MedusaError} not_found — the named one is not of this shop */
  @InjectTransactionManager()
  async saveBundle({ id, ...bundle }: Written<BundleRow, "id" | "handle" | "created_at">, @MedusaContext() context: Context = {}): Promise<void> {
    if (id) {
      if ((await this.listBundles({ id, seller_id: bundle.seller_id }, {}, context)).length === 0) throw notHis("bundle", id)
      await this.updateBundles({ id, ...bundle } as never, context)
      return
    }
    const alike = await this.listBundles({ handle: { $like: `${handleFrom(bundle.title, new Set(), "bundle")}%` } } as never, { select: ["handle"], take: 10_000 }, context)
    await this.createBundles({ ...bundle, handle: handleFrom(bundle.title, new Set(alike.map(({ handle }) => handle)), "bundle") } as never, context)
  }

  async dropBundle(sellerId: string, id: string): Promise<void> {
    if ((await this.listBundles({ id, seller_id: sellerId })).length === 0) throw notHis("bundle", id)
    await this.deleteBundles([id])
  }

  async addCoupon(coupon: Omit<CouponRow, "id" | "created_at">): Promise<void> {
    await this.createCoupons(coupon as never)
  }

  /** The promotion of a shop's coupon. @throws {MedusaError} not_found */
  async coupon(sellerId: string, id: string): Promise<string> {
    const [found] = await this.listCoupons({ id, seller_id: sellerId })
    if (!found) throw notHis("discount code", id)
    return found.promotion_id
  }

  async dropCoupon(id: string): Promise<void> {
    await this.deleteCoupons([id])
  }

  /** Whether no coupon names a promotion. */
  async isOrphan(promotionId: string): Promise<boolean> {
    return (await this.listCoupons({ promotion_id: promotionId }, { select: ["id"] })).length === 0
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
}

const notHis = (what: string, id: string) => new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} ${id} in your shop`)
