import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf } from "../ids"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { unexpectedState } from "./intent"

const CANCELABLE = ["requires_payment_method", "requires_capture", "requires_confirmation", "requires_action", "processing"]

/** Cancels an intent and releases what it authorized. @throws {StripeError} too late, or its session is still open */
export function cancelIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent["cancellation_reason"],
): Stripe.PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) throw unexpectedState(intent, "cancel", CANCELABLE)
  const session = context.store.list("session").find(({ payment_intent }) => payment_intent === intent.id)
  if (session?.status === "open") {
    throw invalid(
      `You cannot cancel this PaymentIntent because it belongs to the open Checkout Session ${session.id}. Expire the session instead.`,
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    )
  }
  return release(context, intent, reason)
}

/** Cancels without asking; an authorized charge is released and shows as refunded. */
export function release(
  context: Context,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent["cancellation_reason"],
): Stripe.PaymentIntent {
  const charge = context.store.get("charge", idOf(intent.latest_charge) ?? "")
  const canceled = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    amount_capturable: 0,
    canceled_at: context.now,
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  })
  if (intent.status === "requires_capture" && charge !== undefined) {
    const released = { ...charge, amount_refunded: charge.amount, refunded: true }
    emit(context, "charge.refunded", context.store.put("charge", PLATFORM, released))
  }
  emit(context, "payment_intent.canceled", canceled)
  return canceled
}
