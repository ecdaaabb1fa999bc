import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf, newId } from "../ids"
import { availableOf, book } from "../money/books"
import { inWords } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { draftRefund } from "./draft-refund"
import { feeShare, recordFeeRefund } from "./fee-refund"

/** Takes back part of a transfer, with the platform's fee in proportion when asked. */
export function reverseTransfer(
  context: Context,
  transfer: Stripe.Transfer,
  order: { amount?: number; metadata?: Record<string, string>; refundApplicationFee: boolean; sourceRefund?: string },
): Stripe.TransferReversal {
  const left = transfer.amount - transfer.amount_reversed
  const amount = order.amount ?? left
  if (left === 0) throw invalid(`Transfer ${transfer.id} is already fully reversed.`, { code: "transfer_already_reversed" })
  if (amount > left) {
    const [asked, most] = [inWords(amount, transfer.currency), inWords(left, transfer.currency)]
    throw invalid(`Transfer reversal amount (${asked}) is greater than the unreversed amount (${most})`, { param: "amount" })
  }
  const destination = idOf(transfer.destination) ?? ""
  if (order.sourceRefund === undefined && !mayOwe(context, destination) && availableOf(context, destination, transfer.currency) < amount) {
    throw invalid("Insufficient funds in the connected account's Stripe balance to reverse this transfer.", { code: "balance_insufficient" })
  }
  return bookReversal(context, transfer, { ...order, amount, destination })
}

/** An account for whose losses the platform stands may become negative: Stripe then holds a reserve of the platform. */
function mayOwe({ store }: Context, account: string): boolean {
  return store.get("account", account)?.controller?.losses?.payments === "application"
}

function bookReversal(
  context: Context,
  transfer: Stripe.Transfer,
  order: { amount: number; destination: string; metadata?: Record<string, string>; refundApplicationFee: boolean; sourceRefund?: string },
): Stripe.TransferReversal {
  const { store, now } = context
  const { amount, destination } = order
  const { currency } = transfer
  const id = newId("trr")
  const paymentId = idOf(transfer.destination_payment) ?? ""
  const reversed = transfer.amount_reversed + amount
  const fee = order.refundApplicationFee ? feeShare(context, paymentId, reversed, transfer.amount) : null
  const paymentRefund = newId("pyr")
  const feeLines = fee ? [{ type: "application_fee" as const, amount: -fee.amount, description: "Application fee refund" }] : []
  const feeRefund = newId("fr")
  const [out, back, feeOut] = book(context, currency, [
    { owner: destination, type: "payment_refund", category: "refund", amount: -amount, fees: feeLines, source: paymentRefund, description: "REFUND FOR PAYMENT" },
    { owner: PLATFORM, type: "transfer_refund", category: "transfer_reversal", amount, source: id, description: null },
    ...(fee ? [{ owner: PLATFORM, type: "application_fee_refund" as const, category: "platform_earning_refund", amount: -fee.amount, source: feeRefund, description: null }] : []),
  ])
  if (fee) recordFeeRefund(context, fee, { id: feeRefund, transaction: feeOut?.id ?? null, metadata: {} })
  refundDestinationPayment(context, paymentId, destination, amount, { id: paymentRefund, transaction: out?.id ?? null })
  const reversal = store.put("transfer_reversal", PLATFORM, {
    id,
    object: "transfer_reversal",
    amount,
    balance_transaction: back?.id ?? null,
    created: now,
    currency,
    destination_payment_refund: paymentRefund,
    metadata: order.metadata ?? {},
    source_refund: order.sourceRefund ?? null,
    transfer: transfer.id,
  })
  const data = [reversal, ...transfer.reversals.data].slice(0, 10)
  const updated = store.put("transfer", PLATFORM, {
    ...transfer,
    amount_reversed: reversed,
    reversals: { ...transfer.reversals, data },
    reversed: reversed === transfer.amount,
  })
  emit(context, "transfer.reversed", updated, { previous: { amount_reversed: transfer.amount_reversed } })
  return reversal
}

function refundDestinationPayment(
  context: Context,
  payment: string,
  destination: string,
  amount: number,
  { id, transaction }: { id: string; transaction: string | null },
): void {
  const charge = context.store.get("charge", payment)
  if (charge === undefined) return
  const refunded = charge.amount_refunded + amount
  context.store.put("charge", destination, { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount })
  context.store.put("refund", destination, {
    ...draftRefund(context, { charge, amount, id, transaction: undefined, reason: null, metadata: {}, reversal: null }),
    balance_transaction: transaction,
  })
}
