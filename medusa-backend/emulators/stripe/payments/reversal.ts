import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf, newId } from "../ids"
import { balanceOf, book } from "../money/books"
import { inWords, proportion } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { draftRefund } from "./draft-refund"

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
  if (order.sourceRefund === undefined && balanceOf(context, destination, transfer.currency) < amount) {
    throw invalid("Insufficient funds in the connected account's Stripe balance to reverse this transfer.", { code: "balance_insufficient" })
  }
  return bookReversal(context, transfer, { ...order, amount, destination })
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
  if (fee) refundFee(context, fee, feeRefund, feeOut?.id ?? null)
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

function feeShare(context: Context, payment: string, reversed: number, total: number) {
  const fee = context.store.list("application_fee").find(({ charge }) => charge === payment)
  if (fee === undefined) return null
  const amount = proportion(fee.amount, reversed, total) - fee.amount_refunded
  return amount > 0 ? { fee, amount } : null
}

/** Gives a part of an application fee back to the account that it was taken from. */
export function giveFeeBack(context: Context, fee: Stripe.ApplicationFee, asked: number | undefined, metadata: Record<string, string>): Stripe.FeeRefund {
  const left = fee.amount - fee.amount_refunded
  const amount = asked ?? left
  if (left === 0) throw invalid(`Application fee ${fee.id} has already been refunded.`, { code: "application_fee_already_refunded" })
  if (amount > left) throw invalid(`Refund amount (${inWords(amount, fee.currency)}) is greater than unrefunded amount on fee (${inWords(left, fee.currency)})`, { param: "amount" })
  const id = newId("fr")
  const [out] = book(context, fee.currency, [
    { owner: PLATFORM, type: "application_fee_refund", category: "platform_earning_refund", amount: -amount, source: id, description: null },
    { owner: idOf(fee.account) ?? "", type: "adjustment", category: "other_adjustment", amount, source: id, description: "Application fee refund" },
  ])
  return refundFee(context, { fee, amount }, id, out?.id ?? null, metadata)
}

function refundFee(
  context: Context,
  { fee, amount }: { fee: Stripe.ApplicationFee; amount: number },
  id: string,
  transaction: string | null,
  metadata: Record<string, string> = {},
): Stripe.FeeRefund {
  const refund = context.store.put("fee_refund", PLATFORM, {
    id,
    object: "fee_refund",
    amount,
    balance_transaction: transaction,
    created: context.now,
    currency: fee.currency,
    fee: fee.id,
    metadata,
  })
  const refunded = fee.amount_refunded + amount
  const updated = context.store.put("application_fee", PLATFORM, {
    ...fee,
    amount_refunded: refunded,
    refunded: refunded === fee.amount,
    refunds: { ...fee.refunds, data: [refund, ...fee.refunds.data].slice(0, 10) },
  })
  emit(context, "application_fee.refunded", updated)
  return refund
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
