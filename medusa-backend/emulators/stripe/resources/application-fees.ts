import { z } from "zod"
import { missing } from "../http/errors"
import { expansion, mergeMetadata, metadata, paging, positive, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { refundFee } from "../payments/fee-refund"
import { find } from "./find"

const refund = z.strictObject({ ...expansion, amount: positive.optional(), metadata: metadata.optional() })

/** Application fees of destination charges: get, list; their refunds: create, get, list. */
export const feeRoutes = [
  route("GET", "/v1/application_fees/:id", z.strictObject(expansion), (call) => find(call, "application_fee", call.path.id ?? "")),
  route("GET", "/v1/application_fees", z.strictObject({ ...paging, charge: text.optional() }), (call) => {
    const { charge } = call.params
    const fees = call.store.list("application_fee", call.owner)
    return pageOf(fees.filter((one) => charge === undefined || one.charge === charge), "/v1/application_fees", call.params)
  }),
  route("POST", "/v1/application_fees/:id/refunds", refund, (call) => {
    const { amount, metadata: data } = call.params
    return refundFee(call, find(call, "application_fee", call.path.id ?? ""), amount, mergeMetadata({}, data))
  }),
  route("GET", "/v1/application_fees/:id/refunds/:refund", z.strictObject(expansion), (call) => {
    const found = find(call, "fee_refund", call.path.refund ?? "")
    if (found.fee !== call.path.id) throw missing("fee refund", found.id)
    return found
  }),
  route("GET", "/v1/application_fees/:id/refunds", z.strictObject(paging), (call) => {
    const { id } = find(call, "application_fee", call.path.id ?? "")
    const refunds = call.store.list("fee_refund", call.owner).filter(({ fee }) => fee === id)
    return pageOf(refunds, `/v1/application_fees/${id}/refunds`, call.params)
  }),
]
