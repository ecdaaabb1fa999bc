import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** `reason` and `status` are Stripe's codes: fraudulent, needs_response, under_review, won, lost, … */
const disputeSchema = z.object({
  id: z.string(), order_id: z.string(), amount: moneySchema, reason: z.string(), status: z.string(), opened_at: z.string(), evidence_due_by: z.string().nullable(), evidence_sent_at: z.string().nullable(),
})
export type DisputeRow = z.infer<typeof disputeSchema>
export const evidenceSchema = z.object({
  customer_name: z.string(), customer_email_address: z.string(), customer_purchase_ip: z.string(), product_description: z.string(), service_date: z.string(), access_activity_log: z.string(), uncategorized_text: z.string(),
})
export const listDisputes = route({ method: "GET", path: "/admin/disputes", who: "operator", summary: "Payments that buyers' banks took back, newest first", response: z.object({ disputes: z.array(disputeSchema) }) })
export const readDispute = route({ method: "GET", path: "/admin/disputes/:id", who: "operator", summary: "A dispute with the evidence that was sent, or else that would be sent, and what its files are", response: z.object({ dispute: disputeSchema, evidence: evidenceSchema, exhibits: z.array(z.string()) }) })
export const sendEvidence = route({ method: "POST", path: "/admin/disputes/:id/evidence", who: "operator", summary: "Sends the evidence to the bank, once, with a word of the operator's", body: z.object({ note: z.string().trim().max(5_000).default("") }), response: z.object({ dispute: disputeSchema }) })
