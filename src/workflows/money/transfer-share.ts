import type { MedusaContainer } from "@medusajs/framework/types"
import { PermanentFailure } from "@max-booster/jobs"
import { ORDERS, transferSet, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"

/**
 * Sends a seller's share, or notes that it waits for the payout account; row and ledger change together.
 * @throws when Stripe cannot say yet: try again
 */
export async function transferShare(container: MedusaContainer, transferId: string): Promise<"sent" | "waiting"> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const orders = container.resolve<OrdersService>(ORDERS)
  const transfer = await stripe.transferById(transferId)
  if (!transfer) throw new PermanentFailure(`There is no transfer ${transferId}`)
  if (transfer.state === "sent") return "sent"
  const outcome = await stripe.send(transfer)
  await transaction(container, async (sql) => {
    const news = await stripe.settleTransfer(sql, transfer.id, outcome)
    if (!news || outcome.kind !== "sent") return
    await orders.post(sql, transferSet({ id: transfer.id, sellerId: transfer.seller_id, currency: transfer.currency, amount: BigInt(transfer.amount) }))
    await orders.markTransferred(sql, transfer.charge_plan_id, transfer.seller_id)
  })
  return outcome.kind
}
