import { model } from "@medusajs/framework/utils"

/**
 * What was agreed before payment: parties, amounts, mode, and everything needed to settle. Written once; only its state moves.
 * Amounts are `numeric` minor units, read as decimal strings.
 */
export const ChargePlan = model.define("charge_plan", {
  id: model.id({ prefix: "plan" }).primaryKey(),
  cart_id: model.text().index(),
  customer_id: model.text().index(),
  /** open → paid → complete; or failed, expired. */
  state: model.enum(["open", "paid", "complete", "failed", "expired"]).default("open"),
  mode: model.enum(["destination", "separate", "free"]),
  /** manual: the money is held until the order stands. */
  capture: model.enum(["automatic", "manual"]).default("automatic"),
  /** The account that is the settlement merchant, when the store lets sellers be it. */
  on_behalf_of: model.text().nullable(),
  amount: model.text(),
  currency: model.text(),
  parties: model.json(),
  lines: model.json(),
  reasons: model.array(),
  /** Hash of what was agreed: a retry that agrees to the same gets the same plan. */
  fingerprint: model.text(),
  acceptance_id: model.text(),
  customer_email: model.text(),
  success_url: model.text(),
  cancel_url: model.text(),
  session_id: model.text().nullable(),
  url: model.text().nullable(),
  payment_intent: model.text().nullable(),
  charge_id: model.text().nullable(),
  paid_at: model.dateTime().nullable(),
  order_id: model.text().nullable(),
  /** For the buyer: why it did not go through. */
  message: model.text().nullable(),
  /** When reconciliation last asked Stripe. */
  checked_at: model.dateTime().nullable(),
}).indexes([
  { name: "IDX_charge_plan_one_live_per_cart", on: ["cart_id"], unique: true, where: "state in ('open', 'paid', 'complete')" },
])
