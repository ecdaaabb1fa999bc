import { z } from "zod"
import { expansion, mergeMetadata, metadata, paging, positive, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { giveFeeBack } from "../payments/reversal"
import { find } from "./find"

/** Application fees of destination charges: get, list, give back. */
export const feeRoutes = [
  route("GET", "/v1/application_fees/:id", z.strictObject(expansion), (call) => find(call, "application_fee", call.path.id ?? "")),
  route("GET", "/v1/application_fees", z.strictObject({ ...paging, charge: text.optional() }), (call) => {
    const { charge } = call.params
    const fees = call.store.list("application_fee", call.owner)
    return pageOf(fees.filter((one) => charge === undefined || one.charge === charge), "/v1/application_fees", call.params)
  }),
  route("POST", "/v1/application_fees/:id/refunds", z.strictObject({ ...expansion, amount: positive.optional(), metadata: metadata.optional() }), (call) => {
    const { amount, metadata: data } = call.params
    return giveFeeBack(call, find(call, "application_fee", call.path.id ?? ""), amount, mergeMetadata({}, data))
  }),
  route("GET", "/v1/application_fees/:id/refunds", z.strictObject(paging), (call) => {
    const { id } = find(call, "application_fee", call.path.id ?? "")
    return pageOf(call.store.list("fee_refund", call.owner).filter(({ fee }) => fee === id), `/v1/application_fees/${id}/refunds`, call.params)
  }),
]
