import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDERS, stripeFeeSet, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"

/**
 * Posts the fee that Stripe took for a plan's charge, as Stripe returned it; it may come after the payment.
 * @returns false while Stripe has not booked it
 */
export async function postStripeFee(container: MedusaContainer, plan: { id: string; charge_id: string | null; payment_intent: string | null }): Promise<boolean> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const orders = container.resolve<OrdersService>(ORDERS)
  const chargeId = plan.charge_id ?? (plan.payment_intent ? await stripe.chargeOf(plan.payment_intent) : null)
  if (!chargeId) return false
  const { fee, currency } = await stripe.charge(chargeId)
  await transaction(container, async (sql) => {
    await orders.noteCharge(sql, plan.id, chargeId)
    if (fee !== null) await orders.post(sql, stripeFeeSet({ id: chargeId, currency, fee }))
  })
  return fee !== null
}

/** The same for a plan known by its id; a plan that is not complete has nothing to post yet. */
export async function postFeeOf(container: MedusaContainer, planId: string): Promise<boolean> {
  const plan = await container.resolve<OrdersService>(ORDERS).planById(planId)
  return plan?.state === "complete" ? postStripeFee(container, plan) : false
}
