import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { disputeOf } from "../disputes/open"
import { idOf, newId } from "../ids"
import { book } from "../money/books"
import { inWords, proportion } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { plan } from "../time/plan"
import { emit } from "../webhooks/emit"
import { cardOfCharge } from "./cards"
import { draftRefund } from "./draft-refund"
import { reverseTransfer } from "./reversal"
import { checkStep } from "./step"

/** What to give back of a charge. */
export interface RefundOrder {
  charge: Stripe.Charge
  amount?: number
  reason: Stripe.Refund.Reason | null
  metadata: Record<string, string>
  reverseTransfer: boolean
  refundApplicationFee: boolean
}

/** Refunds a charge, wholly or in part. The platform's balance may become negative; Stripe keeps its own fee. */
export function refundCharge(context: Context, order: RefundOrder): Stripe.Refund {
  const { charge } = order
  checkDisputed(context, charge)
  const amount = checkAmount(charge, order.amount)
  const id = newId("re")
  const [transaction] = book(
    context,
    charge.currency,
    [{ owner: PLATFORM, type: "refund", category: "refund", amount: -amount, source: id, description: "REFUND FOR CHARGE" }],
    { "outside:cards": amount },
  )
  const refundedAmount = charge.amount_refunded + amount
  const refunded = context.store.put("charge", PLATFORM, {
    ...charge,
    amount_refunded: refundedAmount,
    refunded: refundedAmount === charge.amount,
  })
  const reversal = order.reverseTransfer ? reverseShare(context, refunded, id, order.refundApplicationFee) : null
  const drafted = draftRefund(context, { ...order, amount, id, transaction, reversal })
  const ending = cardOfCharge(charge)?.refunds
  const begins = ending === "pend" ? { pending_reason: "processing" as const, status: "pending" } : {}
  const refund = context.store.put("refund", PLATFORM, { ...drafted, ...begins })
  emitRefund(context, refund)
  if (ending !== undefined) plan(context, { kind: "end_refund", refund: id, outcome: ending === "fail" ? "failed" : "succeeded" })
  emit(context, "charge.refunded", refunded, {
    previous: { amount_refunded: charge.amount_refunded, refunded: charge.refunded },
  })
  return refund
}

/** What the bank took back, or may take back, cannot be given back a second time. */
function checkDisputed(context: Context, charge: Stripe.Charge): void {
  const dispute = charge.disputed ? disputeOf(context, charge.id) : undefined
  if (dispute === undefined || dispute.status === "won") return
  throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: "charge_disputed" })
}

function checkAmount(charge: Stripe.Charge, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" })
  const amount = asked ?? left
  checkStep(amount, charge.currency, "amount")
  if (amount <= left) return amount
  const [sent, most] = [inWords(amount, charge.currency), inWords(left, charge.currency)]
  throw invalid(`Refund amount (${sent}) is greater than unrefunded amount on charge (${most})`, { param: "amount" })
}

/** The transfer's part in proportion to all that was refunded so far, so that parts add up to the whole. */
function reverseShare(context: Context, charge: Stripe.Charge, refund: string, withFee: boolean): Stripe.TransferReversal | null {
  const transfer = context.store.get("transfer", idOf(charge.transfer) ?? "")
  if (transfer === undefined) {
    throw invalid(`Charge ${charge.id} has no transfer to reverse. Reverse the transfers of a separate charge yourself.`, { param: "reverse_transfer" })
  }
  const released = charge.amount - charge.amount_captured
  const due = proportion(transfer.amount, charge.amount_refunded - released, charge.amount_captured)
  const amount = due - transfer.amount_reversed
  if (amount <= 0) return null
  return reverseTransfer(context, transfer, { amount, refundApplicationFee: withFee, sourceRefund: refund })
}

/** `refund.created`, then `refund.updated` with the bank's reference, as at Stripe. */
function emitRefund(context: Context, refund: Stripe.Refund): void {
  emit(context, "refund.created", refund)
  if (refund.status !== "succeeded") return
  const referenced = context.store.put("refund", PLATFORM, {
    ...refund,
    destination_details: {
      card: { reference: refund.id.slice(-12), reference_status: "available", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
  })
  emit(context, "refund.updated", referenced, { previous: { destination_details: refund.destination_details } })
}
