import type Stripe from "stripe"
import { baseUrl, type Context } from "../context"
import { invalid, StripeError } from "../http/errors"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { findCard, type TestCard } from "./cards"
import { createPaymentMethod, draftCharge, type Buyer } from "./charge"
import { process } from "./later"
import { settle } from "./settle"

/** What the bank said to an attempt. A refusal is an outcome, not an exception. */
export type Attempt =
  | { kind: "paid"; intent: Stripe.PaymentIntent }
  | { kind: "processing"; intent: Stripe.PaymentIntent }
  | { kind: "asks"; intent: Stripe.PaymentIntent }
  | { kind: "declined"; intent: Stripe.PaymentIntent; error: StripeError }

/** Charges a test card for an intent. @param returnUrl where the buyer goes after 3-D Secure */
export function attempt(
  context: Context,
  intent: Stripe.PaymentIntent,
  card: TestCard,
  { buyer, returnUrl }: { buyer?: Buyer; returnUrl: string | null },
): Attempt {
  const method = createPaymentMethod(context, card, buyer)
  const withMethod = { ...intent, payment_method: method.id, last_payment_error: null }
  switch (card.outcome.kind) {
    case "pays":
      return { kind: "paid", intent: authorize(context, withMethod, method, card) }
    case "asks":
      return { kind: "asks", intent: askForAuthentication(context, withMethod, returnUrl) }
    case "later": {
      if (intent.capture_method === "manual") throw invalid("The payment method does not support manual capture.", { param: "payment_method" })
      const charge = draftCharge(context, withMethod, method, card)
      return { kind: "processing", intent: process(context, withMethod, charge, card.outcome.succeeds) }
    }
    case "declines":
      return decline(context, withMethod, method, card, card.outcome)
    default:
      return card.outcome satisfies never
  }
}

/** Ends 3-D Secure: the buyer confirmed, or did not. */
export function authenticate(context: Context, intent: Stripe.PaymentIntent, confirmed: boolean): Attempt {
  const method = context.store.get("payment_method", String(intent.payment_method))
  const card = findCard(method?.card?.last4 ?? "")
  if (method === undefined || card === undefined) throw new Error(`${intent.id} waits for a card that is not known.`)
  if (confirmed) return { kind: "paid", intent: authorize(context, intent, method, card) }
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
  const code = "payment_intent_authentication_failure"
  return refuse(context, intent, method, { type: "card_error", code, message })
}

function authorize(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): Stripe.PaymentIntent {
  const charge = draftCharge(context, intent, method, card)
  if (intent.capture_method !== "manual") return settle(context, intent, charge, intent.amount)
  const authorized = context.store.put("charge", PLATFORM, { ...charge, paid: true, status: "succeeded" })
  const waiting = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    amount_capturable: intent.amount,
    latest_charge: charge.id,
    next_action: null,
    status: "requires_capture",
  })
  emit(context, "charge.succeeded", authorized)
  emit(context, "payment_intent.amount_capturable_updated", waiting)
  return waiting
}

function askForAuthentication(
  context: Context,
  intent: Stripe.PaymentIntent,
  returnUrl: string | null,
): Stripe.PaymentIntent {
  const url = `${baseUrl(context.settings)}/3ds/${intent.id}`
  const asking = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    next_action: { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url } },
    status: "requires_action",
  })
  emit(context, "payment_intent.requires_action", asking)
  return asking
}

function decline(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  { code, declineCode, message }: { code: string; declineCode: string; message: string },
): Attempt {
  const failed = context.store.put("charge", PLATFORM, {
    ...draftCharge(context, intent, method, card),
    failure_code: code,
    failure_message: message,
    status: "failed",
  })
  emit(context, "charge.failed", failed)
  const error = { type: "card_error" as const, charge: failed.id, code, decline_code: declineCode, message }
  return refuse(context, { ...intent, latest_charge: failed.id }, method, error)
}

function refuse(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  error: { type: "card_error"; code: string; message: string; charge?: string; decline_code?: string },
): Attempt {
  const details = { ...error, doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll("_", "-")}` }
  const refused = context.store.put("payment_intent", PLATFORM, {
    ...intent,
    last_payment_error: { ...details, payment_method: method } as Stripe.PaymentIntent.LastPaymentError,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  })
  emit(context, "payment_intent.payment_failed", refused)
  const body = { ...details, payment_intent: refused, payment_method: method }
  return { kind: "declined", intent: refused, error: new StripeError(402, body, true) }
}
