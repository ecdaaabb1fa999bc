import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { money, toMajor } from "@max-booster/kernel"
import { loadCart } from "./cart"

/** Has Medusa reckon with what the lines cost today, deals and all. Call it under the cart's lock, after what may change a price. */
export async function repriceCart(container: MedusaContainer, cartId: string): Promise<void> {
  const { lines, currency } = await loadCart(container, cartId)
  const stale = lines.filter(({ priceThen, priceNow, deal, hasOwnPrice }) => priceThen !== priceNow || hasOwnPrice !== (deal !== null))
  if (stale.length === 0) return
  await container.resolve(Modules.CART).updateLineItems(stale.map(({ id, priceNow, deal, own }) => ({ id, unit_price: toMajor(money(priceNow, currency)), is_custom_price: deal !== null, is_discountable: !own })) as never)
  await refreshCartItemsWorkflow(container).run({ input: { cart_id: cartId, force_refresh: true } })
}
