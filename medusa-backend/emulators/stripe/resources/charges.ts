import { z } from "zod"
import { expansion, mergeMetadata, metadata, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { emit } from "../webhooks/emit"
import { find } from "./find"

const update = z.strictObject({ ...expansion, description: text.optional(), metadata: metadata.optional(), transfer_group: text.optional() })
const list = z.strictObject({ ...paging, customer: text.optional(), payment_intent: text.optional(), transfer_group: text.optional() })

/** Charges: get, list, update. They are made by payment intents. */
export const chargeRoutes = [
  route("GET", "/v1/charges/:id", z.strictObject(expansion), (call) => find(call, "charge", call.path.id ?? "")),
  route("POST", "/v1/charges/:id", update, (call) => {
    const { expand: _, metadata: data, ...changes } = call.params
    const charge = find(call, "charge", call.path.id ?? "")
    const changed = call.store.put("charge", call.owner, { ...charge, ...changes, metadata: mergeMetadata(charge.metadata, data) })
    emit(call, "charge.updated", changed, { account: call.owner })
    return changed
  }),
  route("GET", "/v1/charges", list, (call) => {
    const { customer, payment_intent: intent, transfer_group: group } = call.params
    const charges = call.store
      .list("charge", call.owner)
      .filter((one) => intent === undefined || one.payment_intent === intent)
      .filter((one) => group === undefined || one.transfer_group === group)
      .filter((one) => customer === undefined || one.customer === customer)
    return pageOf(charges, "/v1/charges", call.params)
  }),
]
