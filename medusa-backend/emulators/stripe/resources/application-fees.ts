import { z } from "zod"
import { expansion, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { find } from "./find"

/** Application fees of destination charges: get, list. */
export const feeRoutes = [
  route("GET", "/v1/application_fees/:id", z.strictObject(expansion), (call) => find(call, "application_fee", call.path.id ?? "")),
  route("GET", "/v1/application_fees", z.strictObject({ ...paging, charge: text.optional() }), (call) => {
    const { charge } = call.params
    const fees = call.store.list("application_fee", call.owner)
    return pageOf(fees.filter((one) => charge === undefined || one.charge === charge), "/v1/application_fees", call.params)
  }),
]
