import type Stripe from "stripe"
import { baseUrl, type Context } from "../context"
import { invalid } from "../http/errors"
import { newId } from "../ids"
import { PLATFORM, type IntentTerms } from "../store/kinds"
import { checkTerms } from "./intent"
import { checkStep } from "./step"

/** One line of a session, priced on the spot. */
export interface LineOrder {
  currency: string
  unitAmount: number
  quantity: number
  name: string
  description: string | null
  metadata: Record<string, string>
}

/** What a session is made of. */
export interface SessionOrder {
  lines: LineOrder[]
  intent: IntentTerms
  fields: Partial<Stripe.Checkout.Session>
  expiresAt?: number
}

const HOUR = 3600

/** Creates a hosted Checkout Session. @throws {StripeError} lines in two currencies, an amount or a term that Stripe refuses */
export function createSession(context: Context, order: SessionOrder): Stripe.Checkout.Session {
  const [first] = order.lines
  if (first === undefined) throw invalid("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" })
  if (order.lines.some(({ currency }) => currency !== first.currency)) {
    throw invalid("All prices on a Checkout Session must be expressed in the same currency.", { param: "line_items" })
  }
  const id = newId("cs_test", 58)
  const lines = order.lines.map((line) => draftLine(context, line))
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0)
  if (total > 0) checkTerms(context, { ...order.intent, amount: total, currency: first.currency }, "payment_intent_data")
  const expiresAt = order.expiresAt ?? context.now + 24 * HOUR
  if (expiresAt < context.now + HOUR / 2 - 60 || expiresAt > context.now + 24 * HOUR + 60) {
    throw invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", { param: "expires_at" })
  }
  context.store.put("session_plan", PLATFORM, { id, lines, intent: order.intent })
  const session = draftSession(context, { id, total, currency: first.currency, expiresAt })
  return context.store.put("session", PLATFORM, { ...session, ...order.fields })
}

function draftLine(context: Context, line: LineOrder): Stripe.LineItem {
  checkStep(line.unitAmount, line.currency, "line_items[0][price_data][unit_amount]")
  const total = line.unitAmount * line.quantity
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: line.currency,
    description: line.name,
    metadata: line.metadata,
    price: {
      id: newId("price"),
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created: context.now,
      currency: line.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId("prod", 14),
      recurring: null,
      tax_behavior: "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: line.unitAmount,
      unit_amount_decimal: String(line.unitAmount),
    } as unknown as Stripe.Price,
    quantity: line.quantity,
  }
}

function draftSession(
  context: Context,
  { id, total, currency, expiresAt }: { id: string; total: number; currency: string; expiresAt: number },
): Stripe.Checkout.Session {
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: context.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: "if_required",
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: {},
    mode: "payment",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${baseUrl(context.settings)}/c/pay/${id}`,
    wallet_options: null,
  }
}
