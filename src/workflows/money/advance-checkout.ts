import type { MedusaContainer } from "@medusajs/framework/types"
import { settlePurchase } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { exhaustive } from "@max-booster/kernel"
import { ORDERS, type ChargePlanRecord, type OrdersService } from "../../modules/orders"
import { outcomeOf, STRIPE_CONNECT, type CheckoutView, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"

/**
 * Looks at a plan's checkout at Stripe and moves the plan on. The only truth is what Stripe says now, so events may come in any order,
 * twice, or not at all.
 */
export async function advanceCheckout(container: MedusaContainer, planId: string): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const plan = await orders.planById(planId)
  if (!plan?.session_id || plan.state === "complete" || plan.state === "paid") return
  const view = await container.resolve<StripeConnectService>(STRIPE_CONNECT).checkout(plan.session_id)
  const outcome = outcomeOf(view)
  switch (outcome.kind) {
    case "paid": return notePaid(container, plan, view)
    case "open": return outcome.message === plan.message ? undefined : orders.amendPlan(plan.id, { message: outcome.message })
    case "waiting": return orders.amendPlan(plan.id, { message: "Your bank is still deciding. This page shows the outcome." })
    case "failed": case "expired": {
      const message = outcome.kind === "failed" ? outcome.message : "The payment page has expired. Nothing was charged. Check out again."
      await transaction(container, (sql) => orders.closePlan(sql, plan.id, outcome.kind, message))
      return undefined
    }
    default: return exhaustive(outcome)
  }
}

/** The payment and the wish to settle it commit together. */
async function notePaid(container: MedusaContainer, plan: ChargePlanRecord, view: CheckoutView): Promise<void> {
  if (!view.paymentIntent || view.amountTotal !== BigInt(plan.amount) || view.currency !== plan.currency) {
    throw new Error(`Checkout ${view.id} was paid with ${view.amountTotal} ${view.currency}, plan ${plan.id} asks for ${plan.amount} ${plan.currency}`)
  }
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const paid = { payment_intent: view.paymentIntent, charge_id: view.chargeId, paid_at: view.chargeId ? (await stripe.charge(view.chargeId)).createdAt : new Date() }
  await transaction(container, async (sql) => {
    if (await container.resolve<OrdersService>(ORDERS).markPaid(sql, plan.id, paid)) {
      await enqueue(sql, request(settlePurchase, { charge_plan_id: plan.id }, { key: `settle:${plan.id}` }))
    }
  })
}
