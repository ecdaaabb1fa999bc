import { z } from "zod"
import { closeDispute } from "../disputes/decide"
import { FILE_FIELDS, giveEvidence, TEXT_FIELDS } from "../disputes/evidence"
import { expansion, mergeMetadata, metadata, flag, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import { find } from "./find"

const statement = z.string().max(20_000, "longer_than_20000_characters").optional()
const evidence = z.strictObject(Object.fromEntries([...TEXT_FIELDS, ...FILE_FIELDS].map((field) => [field, statement])))
const update = z.strictObject({ ...expansion, evidence: evidence.optional(), metadata: metadata.optional(), submit: flag.optional() })
const list = z.strictObject({ ...paging, charge: text.optional(), payment_intent: text.optional() })

/** Disputes: get, list, update (evidence), close. They are opened by cards and by the tests' control. */
export const disputeRoutes = [
  route("GET", "/v1/disputes/:id", z.strictObject(expansion), (call) => find(call, "dispute", call.path.id ?? "")),
  route("GET", "/v1/disputes", list, (call) => {
    const { charge, payment_intent: intent } = call.params
    const disputes = call.store
      .list("dispute", call.owner)
      .filter((one) => charge === undefined || one.charge === charge)
      .filter((one) => intent === undefined || one.payment_intent === intent)
    return pageOf(disputes, "/v1/disputes", call.params)
  }),
  route("POST", "/v1/disputes/:id", update, (call) => {
    const dispute = find(call, "dispute", call.path.id ?? "")
    const { evidence: given, submit, metadata: data } = call.params
    return giveEvidence(call, dispute, { evidence: given, submit, metadata: mergeMetadata(dispute.metadata, data) })
  }),
  route("POST", "/v1/disputes/:id/close", z.strictObject(expansion), (call) => closeDispute(call, find(call, "dispute", call.path.id ?? ""))),
]
