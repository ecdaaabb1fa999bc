import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf } from "../ids"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { attempt, authenticate, type Attempt } from "./attempt"
import type { TestCard } from "./cards"
import type { Buyer } from "./charge"
import { release } from "./cancel"
import { createIntent } from "./intent"
import { sessionOf } from "./session-of"

/** What became of pressing "Pay" on the page of a session. */
export type SessionAttempt = { kind: "complete" } | { kind: "asks"; intent: string } | { kind: "declined"; message: string }

/** Pays an open session with a test card. The payment intent is created by the first attempt, as at Stripe. */
export function paySession(context: Context, session: Stripe.Checkout.Session, card: TestCard, buyer: Buyer): SessionAttempt {
  if (session.amount_total === 0) {
    complete(context, session, null, buyer)
    return { kind: "complete" }
  }
  const intent = intentOf(context, session)
  const begun = context.store.put("session", PLATFORM, { ...session, payment_intent: intent.id })
  return conclude(context, begun, attempt(context, intent, card, { buyer, returnUrl: session.url }), buyer)
}

/** Ends the 3-D Secure step of an intent, and of its session when it has one. */
export function confirmAuthentication(context: Context, intent: Stripe.PaymentIntent, confirmed: boolean): SessionAttempt {
  const session = sessionOf(context, intent.id)
  const method = context.store.get("payment_method", idOf(intent.payment_method) ?? "")
  const result = authenticate(context, intent, confirmed)
  return conclude(context, session, result, method?.billing_details ?? {})
}

/** Closes an open session: nobody can pay it any more. */
export function expireSession(context: Context, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  if (session.status !== "open") {
    throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired. This session has a status of ${session.status}.`)
  }
  const expired = context.store.put("session", PLATFORM, { ...session, status: "expired", url: null })
  const intent = context.store.get("payment_intent", idOf(session.payment_intent) ?? "")
  if (intent !== undefined && intent.status !== "canceled") release(context, intent, "automatic")
  emit(context, "checkout.session.expired", expired)
  return expired
}

function intentOf(context: Context, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const existing = context.store.get("payment_intent", idOf(session.payment_intent) ?? "")
  if (existing !== undefined) return existing
  const plan = context.store.get("session_plan", session.id)
  if (plan === undefined) throw new Error(`The plan of session ${session.id} is gone.`)
  const terms = { amount: session.amount_total ?? 0, currency: session.currency ?? "usd", customer: idOf(session.customer) }
  return createIntent(context, { ...plan.intent, ...terms })
}

function conclude(
  context: Context,
  session: Stripe.Checkout.Session | undefined,
  result: Attempt,
  buyer: Buyer,
): SessionAttempt {
  switch (result.kind) {
    case "paid":
    case "processing":
      if (session !== undefined) complete(context, session, result.intent, buyer)
      return { kind: "complete" }
    case "asks":
      return { kind: "asks", intent: result.intent.id }
    case "declined":
      return { kind: "declined", message: result.error.message }
    default:
      return result satisfies never
  }
}

function complete(
  context: Context,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  { email = null, name = null }: Buyer,
): void {
  const done = context.store.put("session", PLATFORM, {
    ...session,
    customer_details: {
      address: { city: null, country: "US", line1: null, line2: null, postal_code: "10001", state: null },
      business_name: null,
      email: email ?? session.customer_email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
    payment_intent: intent?.id ?? null,
    payment_status: statusOf(intent),
    status: "complete",
    url: null,
  })
  emit(context, "checkout.session.completed", done)
}

/** A payment that still has to be captured, or that the bank still thinks about, leaves its session `unpaid`. */
function statusOf(intent: Stripe.PaymentIntent | null): Stripe.Checkout.Session.PaymentStatus {
  if (intent === null) return "no_payment_required"
  return intent.status === "succeeded" ? "paid" : "unpaid"
}
