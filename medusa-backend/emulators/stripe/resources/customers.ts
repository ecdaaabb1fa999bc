import type Stripe from "stripe"
import { z } from "zod"
import type { Context } from "../context"
import { expansion, mergeMetadata, metadata, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { newId } from "../ids"
import { emit } from "../webhooks/emit"
import { find } from "./find"

const address = z.strictObject({
  city: text.optional(),
  country: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  postal_code: text.optional(),
  state: text.optional(),
})
const fields = {
  ...expansion,
  address: address.optional(),
  description: text.optional(),
  email: text.optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
}

/** Customers: create, update, get, list. */
export const customerRoutes = [
  route("POST", "/v1/customers", z.strictObject(fields), (call) => {
    const customer = call.store.put("customer", call.owner, draftCustomer(call, call.params))
    emit(call, "customer.created", customer, { account: call.owner })
    return customer
  }),
  route("POST", "/v1/customers/:id", z.strictObject(fields), (call) => {
    const before = find(call, "customer", call.path.id ?? "")
    const { description, email, name, phone } = call.params
    const customer = call.store.put("customer", call.owner, {
      ...before,
      address: call.params.address ? wholeAddress(call.params.address) : before.address,
      description: description ?? before.description,
      email: email ?? before.email,
      metadata: mergeMetadata(before.metadata, call.params.metadata),
      name: name ?? before.name,
      phone: phone ?? before.phone,
    })
    emit(call, "customer.updated", customer, { account: call.owner })
    return customer
  }),
  route("GET", "/v1/customers/:id", z.strictObject(expansion), (call) => find(call, "customer", call.path.id ?? "")),
  route("GET", "/v1/customers", z.strictObject({ ...paging, email: text.optional() }), (call) => {
    const { email } = call.params
    const customers = call.store.list("customer", call.owner)
    return pageOf(customers.filter((one) => email === undefined || one.email === email), "/v1/customers", call.params)
  }),
]

function draftCustomer({ now }: Context, params: z.output<z.ZodObject<typeof fields>>): Stripe.Customer {
  return {
    id: newId("cus", 14),
    object: "customer",
    address: params.address ? wholeAddress(params.address) : null,
    balance: 0,
    created: now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: params.description ?? null,
    email: params.email ?? null,
    invoice_prefix: newId("x", 8).slice(2).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    next_invoice_sequence: 1,
    phone: params.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  }
}

function wholeAddress(given: z.output<typeof address>): Stripe.Address {
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
  return { ...empty, ...given }
}
