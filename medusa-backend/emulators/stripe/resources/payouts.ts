import { z } from "zod"
import { currency, expansion, mergeMetadata, metadata, paging, positive, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { createPayout } from "../payments/payout"
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

/** Payouts of the platform, or of a connected account by `Stripe-Account`: create, get, list. */
export const payoutRoutes = [
  route("POST", "/v1/payouts", create, (call) => {
    const { amount, currency: unit, description, metadata: data, statement_descriptor: descriptor } = call.params
    const order = { amount, currency: unit, description, metadata: mergeMetadata({}, data), statementDescriptor: descriptor }
    return createPayout(call, order)
  }),
  route("GET", "/v1/payouts/:id", z.strictObject(expansion), (call) => find(call, "payout", call.path.id ?? "")),
  route("GET", "/v1/payouts", z.strictObject({ ...paging, status: text.optional() }), (call) => {
    const { status } = call.params
    const payouts = call.store.list("payout", call.owner)
    return pageOf(payouts.filter((one) => status === undefined || one.status === status), "/v1/payouts", call.params)
  }),
]
