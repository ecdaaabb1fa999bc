import type Stripe from "stripe"
import { z } from "zod"
import type { Context } from "../context"
import { invalid, missing } from "../http/errors"
import { amount, currency, expansion, flag, ignored, mergeMetadata, metadata, paging, positive, text, url } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { attempt } from "../payments/attempt"
import { cancelIntent } from "../payments/cancel"
import { captureIntent } from "../payments/capture"
import { findCard } from "../payments/cards"
import { createPaymentMethod } from "../payments/charge"
import { checkTerms, createIntent, unexpectedState } from "../payments/intent"
import { idOf } from "../ids"
import { refuseConnected } from "./checkout-sessions"
import { find } from "./find"

const terms = {
  application_fee_amount: amount.optional(),
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
  description: text.optional(),
  on_behalf_of: text.optional(),
  receipt_email: text.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_data: z.strictObject({ destination: text, amount: positive.optional() }).optional(),
  transfer_group: text.optional(),
}
const create = z.strictObject({
  ...expansion,
  ...terms,
  amount,
  automatic_payment_methods: ignored.optional(),
  confirm: flag.optional(),
  confirmation_method: z.enum(["automatic"]).optional(),
  currency,
  customer: text.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_method: text.optional(),
  return_url: url.optional(),
})
const update = z.strictObject({
  ...expansion,
  amount: amount.optional(),
  application_fee_amount: amount.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  transfer_data: z.strictObject({ amount: positive.optional() }).optional(),
  transfer_group: text.optional(),
})
const confirm = z.strictObject({ ...expansion, off_session: flag.optional(), payment_method: text.optional(), return_url: url.optional() })
const capture = z.strictObject({
  ...expansion,
  amount_to_capture: positive.optional(),
  application_fee_amount: amount.optional(),
  final_capture: z.literal("true").optional(),
  metadata: metadata.optional(),
  transfer_data: z.strictObject({ amount: positive.optional() }).optional(),
})
const cancel = z.strictObject({
  ...expansion,
  cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
})

/** Payment intents: create, update, get, list, confirm, capture, cancel. */
export const paymentIntentRoutes = [
  route("POST", "/v1/payment_intents", create, (call) => {
    refuseConnected(call)
    const { payment_method: method, confirm: now, return_url: returnUrl, metadata: data, customer, ...rest } = call.params
    if (customer !== undefined) find(call, "customer", customer, "customer")
    const intent = createIntent(call, { ...rest, customer, metadata: mergeMetadata({}, data) })
    if (now === true) return confirmIntent(call, intent, method, returnUrl)
    return method === undefined ? intent : rememberMethod(call, intent, method)
  }),
  route("POST", "/v1/payment_intents/:id", update, (call) => {
    const intent = find(call, "payment_intent", call.path.id ?? "")
    const { metadata: data, expand: _, transfer_data: share, ...changes } = call.params
    const changesMoney = changes.amount !== undefined || changes.application_fee_amount !== undefined
    if (changesMoney && !isWaiting(intent)) throw unexpectedState(intent, "update the amount of", WAITING)
    const changed = {
      ...intent,
      ...changes,
      metadata: mergeMetadata(intent.metadata, data),
      transfer_data: intent.transfer_data && share ? { ...intent.transfer_data, ...share } : intent.transfer_data,
    }
    checkTerms(call, asOrder(changed))
    return call.store.put("payment_intent", call.owner, changed)
  }),
  route("POST", "/v1/payment_intents/:id/confirm", confirm, (call) => {
    const intent = find(call, "payment_intent", call.path.id ?? "")
    return confirmIntent(call, intent, call.params.payment_method, call.params.return_url)
  }),
  route("POST", "/v1/payment_intents/:id/capture", capture, (call) => {
    const { amount_to_capture, application_fee_amount, metadata: data, transfer_data } = call.params
    const intent = find(call, "payment_intent", call.path.id ?? "")
    return captureIntent(call, { ...intent, metadata: mergeMetadata(intent.metadata, data) }, {
      amount: amount_to_capture,
      applicationFee: application_fee_amount,
      transferAmount: transfer_data?.amount,
    })
  }),
  route("POST", "/v1/payment_intents/:id/cancel", cancel, (call) =>
    cancelIntent(call, find(call, "payment_intent", call.path.id ?? ""), call.params.cancellation_reason ?? null),
  ),
  route("GET", "/v1/payment_intents/:id", z.strictObject({ ...expansion, client_secret: text.optional() }), (call) =>
    find(call, "payment_intent", call.path.id ?? ""),
  ),
  route("GET", "/v1/payment_intents", z.strictObject({ ...paging, customer: text.optional() }), (call) => {
    const { customer } = call.params
    const intents = call.store.list("payment_intent", call.owner)
    return pageOf(intents.filter((one) => customer === undefined || one.customer === customer), "/v1/payment_intents", call.params)
  }),
]

const WAITING = ["requires_payment_method", "requires_confirmation", "requires_action"]

function isWaiting({ status }: Stripe.PaymentIntent): boolean {
  return WAITING.includes(status)
}

function confirmIntent(
  context: Context,
  intent: Stripe.PaymentIntent,
  token: string | undefined,
  returnUrl: string | undefined,
): Stripe.PaymentIntent {
  if (!isWaiting(intent)) throw unexpectedState(intent, "confirm", WAITING)
  const stored = context.store.get("payment_method", String(intent.payment_method))
  const chosen = token ?? stored?.card?.last4
  if (chosen === undefined) {
    throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: "payment_intent_unexpected_state",
      payment_intent: intent,
    })
  }
  const result = attempt(context, intent, cardOf(context, chosen), { returnUrl: returnUrl ?? null })
  if (result.kind === "declined") throw result.error
  return result.intent
}

function rememberMethod(context: Context, intent: Stripe.PaymentIntent, token: string): Stripe.PaymentIntent {
  const method = context.store.get("payment_method", token) ?? createPaymentMethod(context, cardOf(context, token))
  return context.store.put("payment_intent", context.owner, { ...intent, payment_method: method.id, status: "requires_confirmation" })
}

function cardOf(context: Context, token: string) {
  const card = findCard(context.store.get("payment_method", token)?.card?.last4 ?? token)
  if (card === undefined) throw missing("PaymentMethod", token, "payment_method")
  return card
}

function asOrder(intent: Stripe.PaymentIntent) {
  const destination = idOf(intent.transfer_data?.destination)
  return {
    amount: intent.amount,
    currency: intent.currency,
    application_fee_amount: intent.application_fee_amount ?? undefined,
    transfer_data: destination === null ? undefined : { destination, amount: intent.transfer_data?.amount },
  }
}
