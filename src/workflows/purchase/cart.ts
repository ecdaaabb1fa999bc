import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys, MedusaError, Modules, QueryContext } from "@medusajs/framework/utils"
import { MARKETPLACE, type ListingForSale, type MarketplaceDoor } from "@max-booster/extension-api"
import { allocate, chargeableFromMajor, stepOf } from "@max-booster/kernel"

/** One license in a cart: the line, what it stands for, and its price then and now in minor units. */
export type PricedLine = {
  id: string; variantId: string; title: string; listing: ListingForSale | null; priceThen: bigint; priceNow: bigint; available: boolean; quantity: number
  /** What will be charged for it, discounts taken off; `tax` is a part of it. The lines sum to the cart's total to the last unit. */
  due: bigint; tax: bigint
}

/** A cart as licenses. */
export type PricedCart = {
  id: string; currency: string; regionId: string | null; completed: boolean
  customer: { id: string; hasAccount: boolean } | null
  /** What Medusa will charge, minor units. */
  medusaTotal: bigint
  /** Discount codes in it. */
  codes: string[]
  paymentCollectionId: string | null
  lines: PricedLine[]
}

type CartRow = {
  id: string; currency_code: string; region_id: string | null; completed_at: string | Date | null; total: BigNumberInput | null; tax_total: BigNumberInput | null; promotions?: { code: string | null; is_automatic?: boolean }[]
  customer_id: string | null; customer?: { has_account: boolean } | null; payment_collection?: { id: string } | null
  items: { id: string; variant_id: string | null; title: string; unit_price: BigNumberInput; quantity: BigNumberInput; total: BigNumberInput | null; tax_total: BigNumberInput | null; created_at: string | Date }[]
}

const cartFields = [
  "id", "currency_code", "region_id", "completed_at", "total", "tax_total", "customer_id", "customer.has_account", "payment_collection.id",
  "items.id", "items.variant_id", "items.title", "items.unit_price", "items.quantity", "items.created_at", "items.total", "items.tax_total", "promotions.code", "promotions.is_automatic",
]

/**
 * Reads a cart with today's listings and prices: three queries for any number of lines.
 * @throws {MedusaError} not_found
 */
export async function loadCart(container: MedusaContainer, cartId: string): Promise<PricedCart> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: cartFields, filters: { id: cartId } })
  const [cart] = data as unknown as CartRow[]
  if (!cart) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no cart ${cartId}`)
  const items = (cart.items ?? []).filter((item) => item.variant_id !== null).sort((a, b) => +new Date(a.created_at) - +new Date(b.created_at))
  const variantIds = items.map((item) => item.variant_id ?? "")
  const [listings, prices] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).listingsByVariant(variantIds),
    pricesOf(container, variantIds, { region_id: cart.region_id, currency_code: cart.currency_code }),
  ])
  const listingOf = new Map(listings.map((listing) => [listing.variant_id, listing]))
  const due = shared(toMinor(cart.total ?? 0, cart.currency_code), items.map((item) => item.total), stepOf(cart.currency_code))
  const tax = shared(toMinor(cart.tax_total ?? 0, cart.currency_code), items.map((item) => item.tax_total), stepOf(cart.currency_code))
  return {
    id: cart.id, currency: cart.currency_code, regionId: cart.region_id, completed: cart.completed_at != null,
    customer: cart.customer_id ? { id: cart.customer_id, hasAccount: cart.customer?.has_account ?? false } : null,
    medusaTotal: toMinor(cart.total ?? 0, cart.currency_code),
    codes: (cart.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : [])),
    paymentCollectionId: cart.payment_collection?.id ?? null,
    lines: items.map((item, i) => ({
      ...toLine(item, cart.currency_code, listingOf.get(item.variant_id ?? "") ?? null, prices.get(item.variant_id ?? "") ?? null), due: due[i] ?? 0n, tax: tax[i] ?? 0n,
    })),
  }
}

function toLine(item: CartRow["items"][number], currency: string, listing: ListingForSale | null, price: BigNumberInput | null): Omit<PricedLine, "due" | "tax"> {
  const priceThen = toMinor(item.unit_price, currency)
  return {
    id: item.id, variantId: item.variant_id ?? "", title: item.title, listing, priceThen, quantity: new BigNumber(item.quantity).numeric,
    priceNow: price === null ? priceThen : toMinor(price, currency),
    available: listing?.state === "published" && price !== null,
  }
}

/** Medusa's decimal major units, converted at the border and rounded to what can be charged. */
const toMinor = (major: BigNumberInput, currency: string) => chargeableFromMajor(new BigNumber(major).numeric, currency).amount

/** Medusa's amounts have more decimals than money has: the whole is rounded once, then divided over the lines. */
function shared(whole: bigint, parts: readonly (BigNumberInput | null)[], step: bigint): bigint[] {
  const weights = parts.map((part) => BigInt(Math.round(new BigNumber(part ?? 0).numeric * 1_000_000)))
  return weights.some((weight) => weight > 0n) ? allocate(whole, weights, step) : weights.map(() => 0n)
}

/** Today's prices of variants, as Medusa calculates them (major units); a variant without a price is left out. */
export async function pricesOf(container: MedusaContainer, variantIds: string[], context: { region_id: string | null; currency_code: string }): Promise<Map<string, BigNumberInput>> {
  if (variantIds.length === 0) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant", fields: ["id", "calculated_price.*"], filters: { id: variantIds },
    context: { calculated_price: QueryContext({ currency_code: context.currency_code, ...(context.region_id && { region_id: context.region_id }) }) },
  })
  const rows = data as unknown as { id: string; calculated_price?: { calculated_amount: BigNumberInput | null } | null }[]
  return new Map(rows.flatMap(({ id, calculated_price }) => (calculated_price?.calculated_amount == null ? [] : [[id, calculated_price.calculated_amount] as const])))
}

/**
 * Runs what changes or pays a cart, one at a time per cart and over all processes. A row lock that a killed process left behind on
 * the cart is removed first: Medusa's PostgreSQL locks never expire on their own, and only holders of this lock touch the cart.
 */
export function withCart<T>(container: MedusaContainer, cartId: string, work: () => Promise<T>, options: { alsoLock?: string[]; waitSeconds?: number } = {}): Promise<T> {
  const locking = container.resolve(Modules.LOCKING)
  const keys = [`checkout:${cartId}`, ...[...new Set(options.alsoLock ?? [])].sort()]
  return locking.execute(keys, async () => {
    await locking.release(cartId)
    return work()
  }, { timeout: options.waitSeconds ?? 10 })
}
