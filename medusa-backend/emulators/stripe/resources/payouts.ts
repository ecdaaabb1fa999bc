import { z } from "zod"
import { currency, expansion, mergeMetadata, metadata, paging, positive, range, text } from "../http/params"
import { inRange, pageOf } from "../http/lists"
import { route } from "../http/routes"
import { createPayout } from "../payouts/create"
import { cancelPayout } from "../payouts/travel"
import { checkStep } from "../payments/step"
import { find } from "./find"

const create = z.strictObject({
  ...expansion,
  amount: positive,
  currency,
  description: text.optional(),
  metadata: metadata.optional(),
  method: z.enum(["standard"]).optional(),
  source_type: z.enum(["card"]).optional(),
  statement_descriptor: text.optional(),
})

const list = z.strictObject({ ...paging, arrival_date: range.optional(), destination: text.optional(), status: text.optional() })

/** Payouts of the platform, or of a connected account by `Stripe-Account`: create, update, cancel, get, list. */
export const payoutRoutes = [
  route("POST", "/v1/payouts", create, (call) => {
    const { amount, currency: unit, description, metadata: data, statement_descriptor: descriptor } = call.params
    checkStep(amount, unit, "amount")
    const order = { amount, currency: unit, description, metadata: mergeMetadata({}, data), statementDescriptor: descriptor }
    return createPayout(call, order)
  }),
  route("POST", "/v1/payouts/:id", z.strictObject({ ...expansion, metadata: metadata.optional() }), (call) => {
    const payout = find(call, "payout", call.path.id ?? "")
    return call.store.put("payout", call.owner, { ...payout, metadata: mergeMetadata(payout.metadata ?? {}, call.params.metadata) })
  }),
  route("POST", "/v1/payouts/:id/cancel", z.strictObject(expansion), (call) => cancelPayout(call, find(call, "payout", call.path.id ?? ""))),
  route("GET", "/v1/payouts/:id", z.strictObject(expansion), (call) => find(call, "payout", call.path.id ?? "")),
  route("GET", "/v1/payouts", list, (call) => {
    const { arrival_date: arrival, destination, status } = call.params
    const payouts = call.store
      .list("payout", call.owner)
      .filter((one) => status === undefined || one.status === status)
      .filter((one) => destination === undefined || one.destination === destination)
      .filter((one) => inRange(one.arrival_date, arrival))
    return pageOf(payouts, "/v1/payouts", call.params)
  }),
]
