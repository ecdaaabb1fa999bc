import type Stripe from "stripe"
import { z } from "zod"
import { invalid } from "../http/errors"
import { expansion, flag, mergeMetadata, metadata, paging, positive, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { idOf } from "../ids"
import { refundCharge } from "../payments/refund"
import { emit } from "../webhooks/emit"
import { find } from "./find"

const create = z.strictObject({
  ...expansion,
  amount: positive.optional(),
  charge: text.optional(),
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  refund_application_fee: flag.optional(),
  reverse_transfer: flag.optional(),
})
const update = z.strictObject({ ...expansion, metadata: metadata.optional() })
const list = z.strictObject({ ...paging, charge: text.optional(), payment_intent: text.optional() })

/** Refunds: create, update, get, list. */
export const refundRoutes = [
  route("POST", "/v1/refunds", create, (call) => {
    const { amount, metadata: data, reason, refund_application_fee: fee, reverse_transfer: reverse } = call.params
    if (fee === true && reverse !== true) {
      throw invalid("An application fee of a destination charge can be refunded only together with its transfer: set reverse_transfer.", {
        param: "refund_application_fee",
      })
    }
    return refundCharge(call, {
      charge: chargeOf(call),
      amount,
      reason: reason ?? null,
      metadata: mergeMetadata({}, data),
      reverseTransfer: reverse ?? false,
      refundApplicationFee: fee ?? false,
    })
  }),
  route("POST", "/v1/refunds/:id", update, (call) => {
    const refund = find(call, "refund", call.path.id ?? "")
    const data = mergeMetadata(refund.metadata ?? {}, call.params.metadata)
    const changed = call.store.put("refund", call.owner, { ...refund, metadata: data })
    emit(call, "refund.updated", changed, { account: call.owner, previous: { metadata: refund.metadata } })
    return changed
  }),
  route("GET", "/v1/refunds/:id", z.strictObject(expansion), (call) => find(call, "refund", call.path.id ?? "")),
  route("GET", "/v1/refunds", list, (call) => {
    const { charge, payment_intent: intent } = call.params
    const refunds = call.store
      .list("refund", call.owner)
      .filter((one) => charge === undefined || one.charge === charge)
      .filter((one) => intent === undefined || one.payment_intent === intent)
    return pageOf(refunds, "/v1/refunds", call.params)
  }),
]

function chargeOf(call: Call<z.output<typeof create>>): Stripe.Charge {
  const { charge: chargeId, payment_intent: intentId } = call.params
  if (chargeId === undefined && intentId === undefined) {
    throw invalid("One of the following params should be provided for this request: payment_intent or charge.", { code: "parameter_missing" })
  }
  const intent = intentId === undefined ? undefined : find(call, "payment_intent", intentId, "payment_intent")
  const charge = call.store.get("charge", chargeId ?? idOf(intent?.latest_charge) ?? "", call.owner)
  if (chargeId !== undefined && charge === undefined) return find(call, "charge", chargeId, "charge")
  if (charge?.captured === true) return charge
  throw invalid(`This PaymentIntent (${intentId ?? idOf(charge?.payment_intent)}) does not have a successful charge to refund.`, {
    param: intentId === undefined ? "charge" : "payment_intent",
  })
}
