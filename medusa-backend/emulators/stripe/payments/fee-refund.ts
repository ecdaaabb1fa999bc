import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf, newId } from "../ids"
import { book } from "../money/books"
import { inWords, proportion } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { checkStep } from "./step"

/** A part of an application fee that goes back to the connected account. */
export interface FeeShare {
  fee: Stripe.ApplicationFee
  amount: number
}

/** The fee's part in proportion to all that was reversed so far, so that parts add up to the whole. */
export function feeShare(context: Context, payment: string, reversed: number, total: number): FeeShare | null {
  const fee = context.store.list("application_fee").find(({ charge }) => charge === payment)
  if (fee === undefined) return null
  const amount = proportion(fee.amount, reversed, total) - fee.amount_refunded
  return amount > 0 ? { fee, amount } : null
}

/** Gives back a fee by itself, wholly or in part. @throws {StripeError} more than what is left of it */
export function refundFee(context: Context, fee: Stripe.ApplicationFee, asked: number | undefined, metadata: Record<string, string>): Stripe.FeeRefund {
  const left = fee.amount - fee.amount_refunded
  const amount = asked ?? left
  checkStep(amount, fee.currency, "amount")
  if (left === 0) throw invalid(`Application fee ${fee.id} has already been refunded.`, { code: "application_fee_already_refunded" })
  if (amount > left) {
    const [sent, most] = [inWords(amount, fee.currency), inWords(left, fee.currency)]
    throw invalid(`Refund amount (${sent}) is greater than unrefunded amount on application fee (${most})`, { param: "amount" })
  }
  const id = newId("fr")
  const [out] = book(context, fee.currency, [
    { owner: PLATFORM, type: "application_fee_refund", category: "platform_earning_refund", amount: -amount, source: id, description: null },
    { owner: idOf(fee.account) ?? "", type: "adjustment", category: "fee", amount, source: idOf(fee.charge) ?? fee.id, description: "Application fee refund" },
  ])
  return recordFeeRefund(context, { fee, amount }, { id, transaction: out?.id ?? null, metadata })
}

/** Notes a refund whose money was moved. */
export function recordFeeRefund(
  context: Context,
  { fee, amount }: FeeShare,
  { id, transaction, metadata }: { id: string; transaction: string | null; metadata: Record<string, string> },
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
