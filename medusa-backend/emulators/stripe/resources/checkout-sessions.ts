import type Stripe from "stripe"
import { z } from "zod"
import { invalid } from "../http/errors"
import { amount, currency, expansion, flag, ignored, integer, mergeMetadata, metadata, paging, positive, text, url } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { createSession, type LineOrder } from "../payments/create-session"
import { expireSession } from "../payments/session"
import { find } from "./find"

const priceData = z.strictObject({
  currency,
  product_data: z.strictObject({
    name: text,
    description: text.optional(),
    images: z.array(text).optional(),
    metadata: metadata.optional(),
    tax_code: ignored.optional(),
    unit_label: ignored.optional(),
  }),
  tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
  unit_amount: amount,
})
const line = z.strictObject({
  metadata: metadata.optional(),
  price_data: priceData,
  quantity: positive,
})
const intentData = z.strictObject({
  application_fee_amount: amount.optional(),
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  on_behalf_of: text.optional(),
  receipt_email: text.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_data: z.strictObject({ destination: text, amount: positive.optional() }).optional(),
  transfer_group: text.optional(),
})
const create = z.strictObject({
  ...expansion,
  adaptive_pricing: z.strictObject({ enabled: flag.optional() }).optional(),
  automatic_tax: z.strictObject({ enabled: z.literal("false") }).optional(),
  billing_address_collection: z.enum(["auto", "required"]).optional(),
  branding_settings: ignored.optional(),
  cancel_url: url.optional(),
  client_reference_id: z.string().max(200).optional(),
  consent_collection: ignored.optional(),
  custom_text: ignored.optional(),
  customer: text.optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  customer_email: text.optional(),
  expires_at: integer.optional(),
  invoice_creation: z.strictObject({ enabled: z.literal("false") }).optional(),
  line_items: z.array(line).max(100),
  locale: text.optional(),
  metadata: metadata.optional(),
  mode: z.enum(["payment"]),
  payment_intent_data: intentData.optional(),
  payment_method_options: ignored.optional(),
  phone_number_collection: z.strictObject({ enabled: flag }).optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay", "subscribe"]).optional(),
  success_url: url,
  ui_mode: z.enum(["hosted_page"]).optional(),
})
const list = z.strictObject({
  ...paging,
  customer: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(["open", "complete", "expired"]).optional(),
})

/** Hosted Checkout Sessions: create, update, get, list, lines, expire. */
export const sessionRoutes = [
  route("POST", "/v1/checkout/sessions", create, (call) => {
    refuseConnected(call)
    return createSession(call, {
      lines: call.params.line_items.map(toLine),
      intent: toTerms(call.params.payment_intent_data),
      fields: toFields(call),
      expiresAt: call.params.expires_at,
    })
  }),
  route("POST", "/v1/checkout/sessions/:id", z.strictObject({ ...expansion, metadata: metadata.optional() }), (call) => {
    const session = find(call, "session", call.path.id ?? "")
    return call.store.put("session", call.owner, { ...session, metadata: mergeMetadata(session.metadata ?? {}, call.params.metadata) })
  }),
  route("POST", "/v1/checkout/sessions/:id/expire", z.strictObject(expansion), (call) =>
    expireSession(call, find(call, "session", call.path.id ?? "")),
  ),
  route("GET", "/v1/checkout/sessions/:id/line_items", z.strictObject(paging), (call) => {
    const session = find(call, "session", call.path.id ?? "")
    const lines = call.store.get("session_plan", session.id)?.lines ?? []
    return pageOf(lines, `/v1/checkout/sessions/${session.id}/line_items`, call.params)
  }),
  route("GET", "/v1/checkout/sessions/:id", z.strictObject(expansion), (call) => find(call, "session", call.path.id ?? "")),
  route("GET", "/v1/checkout/sessions", list, (call) => {
    const { customer, payment_intent: intent, status } = call.params
    const sessions = call.store
      .list("session", call.owner)
      .filter((one) => status === undefined || one.status === status)
      .filter((one) => intent === undefined || one.payment_intent === intent)
      .filter((one) => customer === undefined || one.customer === customer)
    return pageOf(sessions, "/v1/checkout/sessions", call.params)
  }),
]

/** Direct charges are not emulated; saying so beats booking them wrongly. */
export function refuseConnected({ owner }: { owner: string }): void {
  if (owner === "platform") return
  throw invalid(`Direct charges (a payment in the name of ${owner} by Stripe-Account) are not part of the local emulator. Use a destination charge or separate transfers.`)
}

function toLine({ price_data: price, quantity, metadata: data }: z.output<typeof line>): LineOrder {
  return {
    currency: price.currency,
    unitAmount: price.unit_amount,
    quantity,
    name: price.product_data.name,
    description: price.product_data.description ?? null,
    metadata: mergeMetadata({}, data),
  }
}

function toTerms(data: z.output<typeof intentData> | undefined) {
  if (data === undefined) return {}
  return { ...data, metadata: mergeMetadata({}, data.metadata) }
}

function toFields(call: Call<z.output<typeof create>>): Partial<Stripe.Checkout.Session> {
  const { params } = call
  const customer = params.customer === undefined ? undefined : find(call, "customer", params.customer, "customer")
  return {
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer: customer?.id ?? null,
    customer_creation: customer === undefined ? params.customer_creation ?? "if_required" : null,
    customer_email: params.customer_email ?? null,
    locale: (params.locale ?? null) as Stripe.Checkout.Session.Locale | null,
    metadata: mergeMetadata({}, params.metadata),
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
  }
}
