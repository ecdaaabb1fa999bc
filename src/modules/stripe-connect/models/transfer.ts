import { model } from "@medusajs/framework/utils"

/**
 * A seller's share of a charge on its way to the seller. `numeric` minor units, read as a string.
 * waiting: no account that may receive · sent: Stripe has made it and the ledger says so.
 */
export const Transfer = model.define("transfer", {
  id: model.id({ prefix: "trf" }).primaryKey(),
  charge_plan_id: model.text(),
  order_id: model.text().index(),
  seller_id: model.text().index(),
  /** `charge`: Stripe moves it with the charge (destination); `separate`: we send it. */
  kind: model.enum(["charge", "separate"]),
  amount: model.text(),
  currency: model.text(),
  payment_intent: model.text(),
  state: model.enum(["pending", "waiting", "sent", "failed"]).default("pending"),
  stripe_transfer_id: model.text().nullable(),
  error: model.text().nullable(),
  sent_at: model.dateTime().nullable(),
}).indexes([{ name: "IDX_transfer_one_per_plan_and_seller", on: ["charge_plan_id", "seller_id"], unique: true }])
