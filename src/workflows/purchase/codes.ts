import type { MedusaContainer } from "@medusajs/framework/types"
import { PromotionActions } from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { CartView } from "@max-booster/api-contract"
import { loadCart, withCart } from "./cart"
import { readCart } from "./read-cart"
import { refusal } from "./refusals"
import { releaseCheckout } from "./release-checkout"

/**
 * Puts a discount code in a cart; an open checkout of the cart ends.
 * @throws {MedusaError} code_refused — nobody knows it, it is over, or it takes nothing off this cart
 */
export function addCode(container: MedusaContainer, cartId: string, code: string): Promise<CartView> {
  return withCart(container, cartId, async () => {
    const before = await loadCart(container, cartId)
    if (before.completed) throw refusal("cart_completed", "This cart is paid already. Start a new one.")
    if (before.codes.some((known) => known.toLowerCase() === code.toLowerCase())) return readCart(container, cartId)
    await releaseCheckout(container, cartId)
    await change(container, cartId, code, PromotionActions.ADD).catch(() => undefined) // an unknown code changes nothing, which shows below
    const after = await loadCart(container, cartId)
    if (after.medusaTotal < before.medusaTotal) return readCart(container, cartId)
    if (after.codes.length > before.codes.length) await change(container, cartId, code, PromotionActions.REMOVE)
    throw refusal("code_refused", `The code "${code}" takes nothing off this cart. Check how it is written, and what it is for.`)
  })
}

/** Takes a discount code out of a cart; one that is not in is no error. An open checkout of the cart ends. */
export function removeCode(container: MedusaContainer, cartId: string, code: string): Promise<CartView> {
  return withCart(container, cartId, async () => {
    await releaseCheckout(container, cartId)
    await change(container, cartId, code, PromotionActions.REMOVE)
    return readCart(container, cartId)
  })
}

const change = (container: MedusaContainer, cart_id: string, code: string, action: PromotionActions) =>
  updateCartPromotionsWorkflow(container).run({ input: { cart_id, promo_codes: [code], action } as never })
