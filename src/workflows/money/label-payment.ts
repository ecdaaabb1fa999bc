import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService, type TransferRecord } from "../../modules/stripe-connect"

/**
 * Writes the order of a plan onto its checkout, its payment and the transfer of a destination charge at Stripe. No money waits for it:
 * without it Stripe knows the plan only.
 * @returns false when nothing was paid at Stripe
 * @throws when Stripe has not booked the transfer yet: try again later
 */
export async function labelPaymentOf(container: MedusaContainer, planId: string): Promise<boolean> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const plan = await orders.planById(planId)
  const [sale] = await orders.listSales({ charge_plan_id: planId }, { select: ["order_id", "order_number"], take: 1 })
  if (!plan?.session_id || !plan.payment_intent || !sale) return false
  const { session_id, payment_intent } = plan
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  await stripe.labelPayment({ session_id, payment_intent, ...sale })
  if (plan.mode !== "destination") return true
  for (const transfer of await stripe.listTransfers({ charge_plan_id: planId }) as unknown as TransferRecord[]) {
    await stripe.labelTransfer(transfer, await orders.books.beatsPaidTo(transfer.party_id, planId))
  }
  return true
}
