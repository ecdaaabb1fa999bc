import type Stripe from "stripe"
import type { Context } from "../context"

/** A refund of a charge or of a destination payment. */
export function draftRefund(
  context: Context,
  order: {
    id: string
    charge: Stripe.Charge
    amount: number
    reason: Stripe.Refund.Reason | null
    metadata: Record<string, string>
    transaction: Stripe.BalanceTransaction | undefined
    reversal: Stripe.TransferReversal | null
  },
): Stripe.Refund {
  return {
    id: order.id,
    object: "refund",
    amount: order.amount,
    balance_transaction: order.transaction?.id ?? null,
    charge: order.charge.id,
    created: context.now,
    currency: order.charge.currency,
    customer: order.charge.customer,
    customer_account: null,
    destination_details: { card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" }, type: "card" },
    metadata: order.metadata,
    payment_intent: order.charge.payment_intent,
    payment_method: order.charge.payment_method,
    reason: order.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: order.reversal?.id ?? null,
  }
}
