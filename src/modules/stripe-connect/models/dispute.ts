import { model } from "@medusajs/framework/utils"

/** A payment that the buyer's bank takes back while it decides; Stripe's id and words. `numeric` minor units, read as a string. */
export const Dispute = model.define("dispute", {
  id: model.text().primaryKey(),
  charge_plan_id: model.text().index(),
  amount: model.text(),
  currency: model.text(),
  /** Stripe's code: fraudulent, product_not_received, … */
  reason: model.text(),
  /** Stripe's code: needs_response, under_review, won, lost, … */
  status: model.text(),
  evidence_due_by: model.dateTime().nullable(),
  evidence_sent_at: model.dateTime().nullable(),
  /** What was sent, as it was sent. */
  evidence: model.json().nullable(),
  opened_at: model.dateTime(),
})
