import { z } from "zod"
import { invalid, missing } from "../http/errors"
import { expansion, ignored, mergeMetadata, metadata, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { findCard } from "../payments/cards"
import { createPaymentMethod } from "../payments/charge"
import { emit } from "../webhooks/emit"
import { find } from "./find"

const create = z.strictObject({
  ...expansion,
  billing_details: ignored.optional(),
  card: z.strictObject({ token: z.string().regex(/^tok_/, "card_token") }),
  metadata: metadata.optional(),
  type: z.enum(["card"]),
})

/** Payment methods: create (of a test token), get, list, attach to a customer, detach. */
export const paymentMethodRoutes = [
  route("POST", "/v1/payment_methods", create, (call) => {
    const { token } = call.params.card
    const card = findCard(token.replace(/^tok_/, "pm_card_"))
    if (card === undefined) throw invalid(`No such token: '${token}'`, { code: "resource_missing", param: "card[token]" })
    const method = createPaymentMethod(call, card)
    return call.store.put("payment_method", call.owner, { ...method, metadata: mergeMetadata({}, call.params.metadata) })
  }),
  route("POST", "/v1/payment_methods/:id/attach", z.strictObject({ ...expansion, customer: text }), (call) => {
    const { id: customer } = find(call, "customer", call.params.customer, "customer")
    const card = findCard(call.path.id ?? "")
    const method = card === undefined ? find(call, "payment_method", call.path.id ?? "") : createPaymentMethod(call, card)
    if (method.customer !== null && method.customer !== customer) throw invalid("The payment method you provided has already been attached to a customer.")
    const attached = call.store.put("payment_method", call.owner, { ...method, customer })
    emit(call, "payment_method.attached", attached, { account: call.owner })
    return attached
  }),
  route("POST", "/v1/payment_methods/:id/detach", z.strictObject(expansion), (call) => {
    const method = find(call, "payment_method", call.path.id ?? "")
    if (method.customer === null) throw invalid("The payment method you provided is not attached to a customer so detachment is impossible.")
    const detached = call.store.put("payment_method", call.owner, { ...method, customer: null })
    emit(call, "payment_method.detached", detached, { account: call.owner })
    return detached
  }),
  route("GET", "/v1/payment_methods/:id", z.strictObject(expansion), (call) => find(call, "payment_method", call.path.id ?? "")),
  route("GET", "/v1/payment_methods", z.strictObject({ ...paging, customer: text, type: text.optional() }), (call) => {
    const { customer, type } = call.params
    if (call.store.get("customer", customer, call.owner) === undefined) throw missing("customer", customer, "customer")
    const methods = call.store.list("payment_method", call.owner).filter((one) => one.customer === customer && (type === undefined || one.type === type))
    return pageOf(methods, "/v1/payment_methods", call.params)
  }),
]
