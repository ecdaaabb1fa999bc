import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { onKnex } from "@max-booster/jobs"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { outcomeOf, STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { refusal } from "./refusals"

/**
 * Ends the open checkout of a cart, so that what changes next cannot be paid at the old terms.
 * @throws {MedusaError} already_paid — the buyer has just paid it; nothing was changed
 */
export async function releaseCheckout(container: MedusaContainer, cartId: string): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const plan = await orders.livePlanOf(cartId)
  if (!plan) return
  const ended = plan.session_id === null ? null : outcomeOf(await container.resolve<StripeConnectService>(STRIPE_CONNECT).expireCheckout(plan.session_id)).kind
  // A bank that still decides may take the money after the cart has changed.
  if (plan.state !== "open" || ended === "paid" || ended === "waiting") throw refusal("already_paid", "This cart is paid and its order is being made. Start a new cart for more.")
  await orders.closePlan(onKnex(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)), plan.id, "expired", "The cart was changed, so this checkout was closed. Check out again.")
}
