import type { MedusaContainer } from "@medusajs/framework/types"
import type { CartLine, CartView } from "@max-booster/api-contract"
import { money, toMoneyJson } from "@max-booster/kernel"
import { loadCart, type PricedCart, type PricedLine } from "./cart"

/** The cart as the buyer sees it: licenses at today's prices. */
export async function readCart(container: MedusaContainer, cartId: string): Promise<CartView> {
  return toCartView(await loadCart(container, cartId))
}

/** Shapes a cart for the wire. */
export function toCartView(cart: PricedCart): CartView {
  const prices = cart.lines.reduce((sum, line) => sum + line.priceNow, 0n)
  // Medusa reckons with the prices that the lines were put in at; a checkout refreshes them first.
  const isStale = cart.lines.some((line) => line.priceThen !== line.priceNow)
  const total = isStale ? prices : cart.medusaTotal
  const sumOf = (lines: readonly PricedLine[]) => lines.reduce((sum, { tax }) => sum + tax, 0n)
  const before = prices + (isStale ? 0n : sumOf(cart.lines.filter(({ taxInPrice }) => !taxInPrice)))
  const show = (amount: bigint) => toMoneyJson(money(amount, cart.currency))
  return { id: cart.id, completed: cart.completed, total: show(total), discount: show(before > total ? before - total : 0n), tax: show(isStale ? 0n : sumOf(cart.lines)), codes: cart.codes, hints: cart.hints, lines: cart.lines.map((line) => toLineView(line, cart.currency)) }
}

function toLineView({ id, variantId, title, listing, priceThen, priceNow, listPrice, deal, available }: PricedLine, currency: string): CartLine {
  return {
    id, variant_id: variantId,
    beat: {
      id: listing?.listing_id ?? "", handle: listing?.handle ?? "", title: listing?.title ?? title, artwork_url: listing?.artwork_url ?? null,
      producer: { handle: listing?.seller_handle ?? "", name: listing?.seller_name ?? "" },
    },
    type: listing?.type ?? "", label: listing?.label ?? "", delivers: listing?.delivers ?? [],
    price: toMoneyJson(money(priceNow, currency)), previous_price: priceThen === priceNow ? null : toMoneyJson(money(priceThen, currency)), available,
    deal: deal && { kind: deal.kind, title: deal.title, list_price: toMoneyJson(money(listPrice, currency)) },
  }
}
