import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { saveBulkDeal as bulkContract, saveBundle as bundleContract } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { formatMoney, stepOf } from "@max-booster/kernel"
import type { z } from "zod"
import { DEALS, type DealsService } from "../../modules/deals"
import { MARKETPLACE, type ListedRow, type MarketplaceService } from "../../modules/marketplace"
import { shopOfMember } from "../listing/caller"
import { readShopDeals, toBundle, type DealsView } from "./read-deals"

const refused = (why: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, why, "deal_refused")
const deals = (container: MedusaContainer) => container.resolve<DealsService>(DEALS)

/** Makes or changes a bulk deal. @throws {MedusaError} not_found — not of his shop · not_allowed — says what is wrong with it */
export async function saveBulkDeal(container: MedusaContainer, memberId: string, { id, ends_at, ...deal }: z.output<typeof bulkContract.body>, now: Date): Promise<DealsView> {
  const { id: seller_id } = await shopOfMember(container, memberId)
  await assertTypes(container, seller_id, deal.types)
  await deals(container).saveBulk({ ...(id && { id }), seller_id, ...deal, ends_at: inFuture(ends_at, now) })
  return readShopDeals(container, memberId)
}

/** @throws {MedusaError} not_found — not of his shop */
export async function dropBulkDeal(container: MedusaContainer, memberId: string, id: string): Promise<DealsView> {
  const { id: seller_id } = await shopOfMember(container, memberId)
  await deals(container).dropBulk(seller_id, id)
  return readShopDeals(container, memberId)
}

/** Makes or changes a bundle. @throws {MedusaError} not_found · not_allowed — a beat is not on sale in this type, or the price is not below the sum of theirs */
export async function saveBundle(container: MedusaContainer, memberId: string, { id, ends_at, price, ...bundle }: z.output<typeof bundleContract.body>, now: Date): Promise<DealsView> {
  const [{ id: seller_id }, currency] = await Promise.all([shopOfMember(container, memberId), storeCurrency(container)])
  const listing_ids = [...new Set(bundle.listing_ids)]
  const listings = (await container.resolve<MarketplaceService>(MARKETPLACE).listListings({ id: listing_ids, seller_id } as never, { relations: ["seller", "tiers"] })) as unknown as ListedRow[]
  if (listing_ids.length < 2 || listings.length < listing_ids.length) throw refused("A bundle has two or more beats of your shop.")
  const row = { ...(id && { id }), seller_id, ...bundle, listing_ids, price: price.amount, currency, ends_at: inFuture(ends_at, now) }
  const { list_price: whole, beats } = toBundle({ ...row, id: "", handle: "", created_at: now }, listings)
  if (!whole) throw refused(`Not on sale in this license: ${beats.filter(({ variant_id }) => !variant_id).map(({ title }) => `“${title}”`).join(", ")}.`)
  if (price.currency !== currency) throw refused(`Name a price in ${currency.toUpperCase()}, the shop’s currency.`)
  if (BigInt(price.amount) <= 0n || BigInt(price.amount) >= BigInt(whole.amount)) throw refused(`One by one these licenses cost ${formatMoney(whole)}: the bundle must cost less, and more than nothing.`)
  if (BigInt(price.amount) % stepOf(currency) !== 0n) throw refused(`In ${currency.toUpperCase()} prices end with 0 in the smallest unit.`)
  await deals(container).saveBundle(row)
  return readShopDeals(container, memberId)
}

/** @throws {MedusaError} not_found — not of his shop */
export async function dropBundle(container: MedusaContainer, memberId: string, id: string): Promise<DealsView> {
  const { id: seller_id } = await shopOfMember(container, memberId)
  await deals(container).dropBundle(seller_id, id)
  return readShopDeals(container, memberId)
}

/** @throws {MedusaError} not_allowed — none of the shop's beats is sold in one of these license types */
export async function assertTypes(container: MedusaContainer, sellerId: string, types: readonly string[]): Promise<void> {
  const sold = await container.resolve<MarketplaceService>(MARKETPLACE).typesSold(sellerId)
  const unsold = types.filter((type) => !sold.includes(type))
  if (unsold.length > 0) throw refused(`None of your beats is on sale as ${unsold.map((type) => `“${type}”`).join(", ")}.`)
}

/** @throws {MedusaError} not_allowed — it is over already */
export function inFuture(endsAt: string | null, now: Date): Date | null {
  if (endsAt === null) return null
  const date = new Date(endsAt)
  if (date <= now) throw refused("The end must lie ahead.")
  return date
}
