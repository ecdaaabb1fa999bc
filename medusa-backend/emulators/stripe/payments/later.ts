import type Stripe from "stripe"
import type { Context } from "../context"
import { idOf } from "../ids"
import { PLATFORM } from "../store/kinds"
import { plan } from "../time/plan"
import { emit } from "../webhooks/emit"
import { sessionOf } from "./session-of"
import { settle } from "./settle"

/** The bank will say later whether it pays: the intent is `processing` until then. */
export function process(context: Context, intent: Stripe.PaymentIntent, charge: Stripe.Charge, succeeds: boolean): Stripe.PaymentIntent {
  const waiting = context.store.put("charge", PLATFORM, { ...charge, status: "pending" })
  const processing = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    latest_charge: charge.id,
    next_action: null,
    status: "processing",
  })
  emit(context, "charge.pending", waiting)
  emit(context, "payment_intent.processing", processing)
  plan(context, { kind: "end_payment", intent: intent.id, outcome: succeeds ? "succeeded" : "failed" })
  return processing
}

/** The bank has decided. */
export function endPayment(context: Context, intent: Stripe.PaymentIntent, outcome: "succeeded" | "failed"): void {
  const charge = context.store.get("charge", idOf(intent.latest_charge) ?? "")
  if (charge === undefined) throw new Error(`${intent.id} is processing without a charge.`)
  if (outcome === "succeeded") settle(context, intent, charge, intent.amount)
  else fail(context, intent, charge)
  const session = sessionOf(context, intent.id)
  if (session === undefined) return
  if (outcome === "failed") return void emit(context, "checkout.session.async_payment_failed", session)
  const paid = context.store.put("session", PLATFORM, { ...session, payment_status: "paid" })
  emit(context, "checkout.session.async_payment_succeeded", paid)
}

function fail(context: Context, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  const message = "The customer's bank account could not be debited."
  const method = context.store.get("payment_method", idOf(intent.payment_method) ?? "")
  const failed = context.store.put("charge", PLATFORM, { ...charge, failure_code: "payment_method_provider_decline", failure_message: message, status: "failed" })
  const refused = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    last_payment_error: { type: "invalid_request_error", code: "payment_method_provider_decline", message, payment_method: method } as Stripe.PaymentIntent.LastPaymentError,
    payment_method: null,
    status: "requires_payment_method",
  })
  emit(context, "charge.failed", failed)
  emit(context, "payment_intent.payment_failed", refused)
}
