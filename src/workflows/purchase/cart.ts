import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, ContainerRegistrationKeys, MedusaError, Modules, QueryContext } from "@medusajs/framework/utils"
import { MARKETPLACE, type ListingForSale, type MarketplaceDoor } from "@max-booster/extension-api"
import { allocate, chargeableFromMajor, stepOf } from "@max-booster/kernel"
import type { CartDealRow, LineDeal } from "../../modules/deals"
import { listed, pricesOfLines, type Hint } from "./line-prices"

/** One license in a cart: the line, what it stands for, and its price then and now in minor units. */
export type PricedLine = {
  id: string; variantId: string; title: string; listing: ListingForSale | null; priceThen: bigint; available: boolean; quantity: number
  /** Its price in the shop today, and what it costs after deals, why, and for whom alone. */
  listPrice: bigint; priceNow: bigint; deal: LineDeal | null; own: CartDealRow | null
  /** Discount codes that take something off it. */
  codes: string[]
  /** Medusa takes the price from the line, not from the shop. */
  hasOwnPrice: boolean
  /** What will be charged for it, discounts taken off; `tax` is a part of it. The lines sum to the cart's total to the last unit. */
  due: bigint; tax: bigint
  /** The tax by Medusa's tax rates (percent); sums to `tax`. */
  taxes: { name: string; rate: string; amount: bigint }[]
  /** The tax is in the price; else it comes on top. */
  taxInPrice: boolean
}

/** A cart as licenses. */
export type PricedCart = {
  id: string; currency: string; regionId: string | null; completed: boolean
  region: { taxes: boolean; countries: string[] }
  /** Where the buyer is taxed, ISO 3166 in lower case. */
  country: string | null
  customer: { id: string; hasAccount: boolean } | null
  /** What Medusa will charge, minor units. */
  medusaTotal: bigint
  /** Discount codes in it. */
  codes: string[]
  paymentCollectionId: string | null
  /** Bulk deals within reach. */
  hints: Hint[]
  lines: PricedLine[]
}

type CartRow = {
  id: string; currency_code: string; region_id: string | null; completed_at: string | Date | null; total: BigNumberInput | null; tax_total: BigNumberInput | null; promotions?: { code: string | null; is_automatic?: boolean }[]
  customer_id: string | null; customer?: { has_account: boolean } | null; payment_collection?: { id: string } | null
  region?: { automatic_taxes: boolean; countries?: { iso_2: string }[] } | null; shipping_address?: { country_code: string | null } | null
  items: { id: string; variant_id: string | null; title: string; unit_price: BigNumberInput; quantity: BigNumberInput; total: BigNumberInput | null; tax_total: BigNumberInput | null; created_at: string | Date; is_custom_price: boolean; is_tax_inclusive: boolean; adjustments?: { code: string | null }[]; tax_lines?: { code: string; description: string | null; rate: BigNumberInput }[] }[]
}

const cartFields = [
  "id", "currency_code", "region_id", "completed_at", "total", "tax_total", "customer_id", "customer.has_account", "payment_collection.id", "region.automatic_taxes", "region.countries.iso_2", "shipping_address.country_code",
  "items.id", "items.variant_id", "items.title", "items.unit_price", "items.quantity", "items.created_at", "items.total", "items.tax_total", "items.is_tax_inclusive", "items.is_custom_price", "items.adjustments.code", "items.tax_lines.code", "items.tax_lines.description", "items.tax_lines.rate", "promotions.code", "promotions.is_automatic",
]

/**
 * Reads a cart with today's listings, prices and deals: a handful of queries for any number of lines.
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
  const lines = items.map((item) => toLine(item, cart.currency_code, listingOf.get(item.variant_id ?? "") ?? null, prices.get(item.variant_id ?? "") ?? null))
  const { prices: priced, hints } = await pricesOfLines(container, { id: cart.id, currency: cart.currency_code, customerId: cart.customer?.has_account ? cart.customer_id : null }, lines)
  return {
    id: cart.id, currency: cart.currency_code, regionId: cart.region_id, completed: cart.completed_at != null,
    region: { taxes: cart.region?.automatic_taxes ?? false, countries: (cart.region?.countries ?? []).map(({ iso_2 }) => iso_2) }, country: cart.shipping_address?.country_code ?? null,
    customer: cart.customer_id ? { id: cart.customer_id, hasAccount: cart.customer?.has_account ?? false } : null,
    medusaTotal: toMinor(cart.total ?? 0, cart.currency_code),
    codes: (cart.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : [])),
    paymentCollectionId: cart.payment_collection?.id ?? null, hints,
    lines: items.flatMap((item, i) => lines.slice(i, i + 1).map((line) => ({
      ...line, ...(priced.get(line.id) ?? listed(line)), due: due[i] ?? 0n, tax: tax[i] ?? 0n, taxes: taxesOf(item, tax[i] ?? 0n, cart.currency_code),
    }))),
  }
}

function toLine(item: CartRow["items"][number], currency: string, listing: ListingForSale | null, price: BigNumberInput | null): Omit<PricedLine, "due" | "tax" | "taxes" | "priceNow" | "deal" | "own"> {
  const priceThen = toMinor(item.unit_price, currency)
  return {
    id: item.id, variantId: item.variant_id ?? "", title: item.title, listing, priceThen, quantity: new BigNumber(item.quantity).numeric, taxInPrice: item.is_tax_inclusive, hasOwnPrice: item.is_custom_price, codes: (item.adjustments ?? []).flatMap(({ code }) => code ?? []),
    listPrice: price === null ? priceThen : toMinor(price, currency),
    available: listing?.state === "published" && price !== null,
  }
}

/** A line's tax by its rates: Medusa applies each to the same net price, so the tax divides as the rates do. */
function taxesOf({ tax_lines = [] }: CartRow["items"][number], tax: bigint, currency: string): PricedLine["taxes"] {
  if (tax === 0n) return []
  const rates = tax_lines.map(({ rate }) => new BigNumber(rate).numeric)
  const parts = shared(tax, rates, stepOf(currency))
  return tax_lines.map(({ description, code }, i) => ({ name: description ?? code, rate: String(rates[i] ?? 0), amount: parts[i] ?? 0n }))
}

/** Medusa's decimal major units, converted at the border and rounded to what can be charged. */
export const toMinor = (major: BigNumberInput, currency: string) => chargeableFromMajor(new BigNumber(major).numeric, currency).amount

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
