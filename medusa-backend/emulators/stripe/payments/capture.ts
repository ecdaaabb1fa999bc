import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf } from "../ids"
import { inWords } from "../money/currency"
import { unexpectedState, checkTerms } from "./intent"
import { sessionOf } from "./session-of"
import { settle } from "./settle"
import { PLATFORM } from "../store/kinds"

/** How much to take, and whose it is; what is left out stays as it was authorized. */
export interface CaptureOrder {
  amount?: number
  applicationFee?: number
  transferAmount?: number
}

/** Captures an authorized intent, once. @throws {StripeError} it is not authorized, or the amount is too large */
export function captureIntent(context: Context, intent: Stripe.PaymentIntent, order: CaptureOrder): Stripe.PaymentIntent {
  const charge = context.store.get("charge", idOf(intent.latest_charge) ?? "")
  if (intent.status !== "requires_capture" || charge === undefined) {
    throw unexpectedState(intent, "capture", ["requires_capture"])
  }
  const amount = order.amount ?? intent.amount_capturable
  if (amount > intent.amount_capturable) {
    const most = inWords(intent.amount_capturable, intent.currency)
    throw invalid(`The requested capture amount is greater than the authorized amount (${most}).`, {
      code: "amount_too_large",
      param: "amount_to_capture",
    })
  }
  const destination = idOf(intent.transfer_data?.destination)
  const fee = order.applicationFee ?? intent.application_fee_amount ?? undefined
  const share = order.transferAmount ?? intent.transfer_data?.amount
  checkTerms(context, {
    amount,
    currency: intent.currency,
    application_fee_amount: fee,
    transfer_data: destination === null ? undefined : { destination, amount: share },
  })
  const captured = settle(
    context,
    {
      ...intent,
      application_fee_amount: fee ?? null,
      transfer_data: destination === null ? null : { destination, ...(share === undefined ? {} : { amount: share }) },
    },
    charge,
    amount,
  )
  const session = sessionOf(context, intent.id)
  if (session !== undefined) context.store.put("session", PLATFORM, { ...session, payment_status: "paid" })
  return captured
}
