import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow, deletePromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { saveCoupon as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { DEALS, type DealsService } from "../../modules/deals"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { shopOfMember } from "../listing/caller"
import { collectionHandle } from "./collection"
import { readShopDeals, type DealsView } from "./read-deals"
import { assertTypes, inFuture } from "./save-deals"

/**
 * Makes a discount code for the licenses of a shop: a promotion of Medusa's over the collection of the shop's products. Run again after a
 * crash it finds the promotion that it made.
 * @throws {MedusaError} not_allowed — the code is taken, or it would take off what nobody sells
 */
export async function saveCoupon(container: MedusaContainer, memberId: string, { code, percent, types, limit, ends_at }: z.output<typeof contract.body>, now: Date): Promise<DealsView> {
  const { id: seller_id } = await shopOfMember(container, memberId)
  await assertTypes(container, seller_id, types)
  const end = inFuture(ends_at, now)
  await container.resolve(Modules.LOCKING).execute(`coupon:${code}`, async () => {
    const collection = await collectionOf(container, seller_id)
    const promotion_id = await promotionOf(container, { code, percent, types, limit, end, collection })
    await container.resolve<DealsService>(DEALS).addCoupon({ seller_id, code, promotion_id, percent, types, limit, ends_at: end })
  }, { timeout: 10 })
  return readShopDeals(container, memberId)
}

/** Ends a discount code. @throws {MedusaError} not_found — not of his shop */
export async function dropCoupon(container: MedusaContainer, memberId: string, id: string): Promise<DealsView> {
  const { id: seller_id } = await shopOfMember(container, memberId)
  const promotionId = await container.resolve<DealsService>(DEALS).coupon(seller_id, id)
  await deletePromotionsWorkflow(container).run({ input: { ids: [promotionId] } })
  await container.resolve<DealsService>(DEALS).dropCoupon(id)
  return readShopDeals(container, memberId)
}

type Terms = { code: string; percent: number; types: string[]; limit: number | null; end: Date | null; collection: string }

async function promotionOf(container: MedusaContainer, { code, percent, types, limit, end, collection }: Terms): Promise<string> {
  const [taken] = await container.resolve(Modules.PROMOTION).listPromotions({ code }, { select: ["id", "code"] })
  if (taken) {
    const isLeft = await container.resolve<DealsService>(DEALS).isOrphan(taken.id)
    if (isLeft && (await isOf(container, taken.id, collection))) return taken.id
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The code ${code} is taken. Choose another.`, "deal_refused")
  }
  const target_rules = [
    { attribute: "items.product.collection_id", operator: "eq" as const, values: [collection] },
    ...(types.length > 0 ? [{ attribute: "items.variant_title", operator: "in" as const, values: types }] : []),
  ]
  const { result } = await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [{
        code, type: "standard", status: "active", is_automatic: false, ...(limit !== null && { limit }),
        application_method: { type: "percentage", target_type: "items", allocation: "across", value: percent, target_rules },
        ...(end && { campaign: { name: code, campaign_identifier: `coupon:${code}:${end.getTime()}`, ends_at: end } }),
      }] as never,
    },
  })
  const [promotion] = result
  if (!promotion) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The code ${code} was not made`)
  return promotion.id
}

/** Whether a promotion that no coupon names takes off of this shop's products: a try that was killed left it. */
async function isOf(container: MedusaContainer, promotionId: string, collection: string): Promise<boolean> {
  const { application_method } = await container.resolve(Modules.PROMOTION).retrievePromotion(promotionId, { relations: ["application_method.target_rules.values"] })
  return application_method?.target_rules?.some(({ values }) => values.some(({ value }) => value === collection)) ?? false
}

/** The collection of a shop's products, made and filled if it is not there; new listings join it as they are projected. */
async function collectionOf(container: MedusaContainer, sellerId: string): Promise<string> {
  const products = container.resolve(Modules.PRODUCT)
  const [found] = await products.listProductCollections({ handle: collectionHandle(sellerId) }, { select: ["id"] })
  const id = found?.id ?? (await products.createProductCollections({ title: sellerId, handle: collectionHandle(sellerId) })).id
  const listings = await container.resolve<MarketplaceService>(MARKETPLACE).listListings({ seller_id: sellerId } as never, { select: ["product_id"] as never, take: 100_000 })
  const product_ids = listings.flatMap(({ product_id }) => product_id ?? [])
  await products.updateProductCollections(id, { product_ids } as never)
  return id
}
