import type { MedusaContainer } from "@medusajs/framework/types"
import type { ListingForSale } from "@max-booster/extension-api"
import { stepOf } from "@max-booster/kernel"
import { DEALS, ownPriceOf, priceLines, untilFree, type CartDealRow, type DealsService, type LinePrice, type ListedLine, type OwnPrice } from "../../modules/deals"
import { creditsFor } from "../licenses/credits"

type Whose = { id: string; currency: string; customerId: string | null }
/** A line at its price in the shop, minor units. */
export type LineToPrice = { id: string; variantId: string; listing: ListingForSale | null; listPrice: bigint }
/** A bulk deal within reach: so many more licenses, and the next one is free. */
export type Hint = { title: string; producer: { handle: string; name: string }; missing: number }
type Priced = { priceNow: bigint; deal: LinePrice["deal"]; own: CartDealRow | null }

/** A line at its price in the shop. */
export const listed = ({ listPrice }: Pick<LineToPrice, "listPrice">): Priced => ({ priceNow: listPrice, deal: null, own: null })

/** What the lines of a cart cost today, by line: offers, upgrades and renewals of its buyer, then bundles and bulk deals of the producers. */
export async function pricesOfLines(container: MedusaContainer, cart: Whose, lines: readonly LineToPrice[]): Promise<{ prices: Map<string, Priced>; hints: Hint[] }> {
  if (lines.length === 0) return { prices: new Map(), hints: [] }
  const deals = container.resolve<DealsService>(DEALS)
  const now = new Date()
  const sellers = [...new Set(lines.flatMap(({ listing }) => (listing ? [listing.seller_id] : [])))]
  const [claimed, holding] = await Promise.all([deals.ofCart(cart.id), deals.dealsOf(sellers, now)])
  const own = await ownPrices(container, cart, lines, claimed, now)
  const wished = toListed(lines, own)
  const prices = priceLines(wished, holding, stepOf(cart.currency))
  const hints = holding.bulk.flatMap((deal) => {
    const missing = untilFree(deal, wished)
    const listing = lines.find((line) => line.listing?.seller_id === deal.seller_id)?.listing
    return missing === null || !listing ? [] : [{ title: deal.title, producer: { handle: listing.seller_handle, name: listing.seller_name }, missing }]
  })
  return { hints, prices: new Map(lines.map((line) => {
    const { price, deal } = prices.get(line.id) ?? { price: line.listPrice, deal: null }
    const isOwn = own.has(line.id)
    return [line.id, { priceNow: price, deal, own: isOwn ? (claimed.find(({ variant_id }) => variant_id === line.variantId) ?? null) : null }]
  })) }
}

/** Lines as deals see them; one that is not on sale any more counts for none. */
const toListed = (lines: readonly LineToPrice[], own: ReadonlyMap<string, OwnPrice>): ListedLine[] => lines.flatMap(({ id, listing, listPrice }) => (listing
  ? [{ id, seller_id: listing.seller_id, listing_id: listing.listing_id, type: listing.type, exclusive: listing.exclusive, price: listPrice, own: own.get(id) ?? null }]
  : []))

const least = (a: bigint, b: bigint) => (a < b ? a : b)

/** What was agreed with the buyer alone, as far as it still holds and the cart is not somebody else's. */
async function ownPrices(container: MedusaContainer, { customerId, currency }: Whose, lines: readonly LineToPrice[], claimed: readonly CartDealRow[], now: Date): Promise<Map<string, OwnPrice>> {
  const his = claimed.filter(({ customer_id }) => customerId === null || customer_id === customerId)
  const ids = (kinds: readonly string[]) => his.filter(({ kind }) => kinds.includes(kind)).map(({ reference_id }) => reference_id)
  const [offers, credits] = await Promise.all([
    container.resolve<DealsService>(DEALS).offers.agreed(ids(["offer"]), now),
    creditsFor(container, ids(["upgrade", "renewal"])),
  ])
  const priceOf = ({ kind, reference_id, customer_id }: CartDealRow, { variantId, listing, listPrice }: LineToPrice): bigint | null => {
    if (kind === "offer") {
      const offer = offers.get(reference_id)
      return offer?.variant_id === variantId && offer.customer_id === customer_id && offer.currency === currency ? least(BigInt(offer.price), listPrice) : null
    }
    const credit = credits.get(reference_id)
    if (!credit || credit.blocked[kind] || credit.customer_id !== customer_id || credit.recording_id !== listing?.recording_id || credit.currency !== currency) return null
    return ownPriceOf(kind, listPrice, credit.credit)
  }
  return new Map(lines.flatMap((line) => his.filter(({ variant_id }) => variant_id === line.variantId).flatMap((deal) => {
    const price = priceOf(deal, line)
    return price === null ? [] : [[line.id, { kind: deal.kind, id: deal.reference_id, price }] as const]
  })))
}
