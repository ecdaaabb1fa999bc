import type { MedusaContainer } from "@medusajs/framework/types"
import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
import { loadCart, type PricedCart } from "./cart"
import { refusal } from "./refusals"
import { releaseCheckout } from "./release-checkout"

/**
 * Has Medusa's tax module tax a cart where its buyer lives, if the cart's region taxes at all. A country that changes the cart ends its
 * open checkout first, since the total may change. Call it under the cart's lock.
 * @throws {MedusaError} unavailable — the region does not sell to this country · already_paid
 */
export async function taxedIn(container: MedusaContainer, cart: PricedCart, country: string): Promise<PricedCart> {
  const code = country.toLowerCase()
  if (!cart.region.taxes || cart.country === code || cart.completed) return cart
  if (!cart.region.countries.includes(code)) throw refusal("unavailable", "This shop does not sell to your country: it cannot tell the tax there.")
  await releaseCheckout(container, cart.id)
  await updateCartWorkflow(container).run({ input: { id: cart.id, shipping_address: { country_code: code } } })
  return loadCart(container, cart.id)
}
