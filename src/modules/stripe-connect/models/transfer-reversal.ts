import { model } from "@medusajs/framework/utils"

/**
 * A part of a transfer on its way back. `numeric` minor units, read as strings.
 * done: Stripe has taken it back · short: the account had too little, so the party owes it and later sales pay it.
 */
export const TransferReversal = model.define("transfer_reversal", {
  id: model.id({ prefix: "trr" }).primaryKey(),
  transfer_id: model.text(),
  charge_plan_id: model.text(),
  party_id: model.text(),
  /** What it is for: a refund's id, a dispute's, or `excess`; once each. */
  cause: model.text(),
  /** The party's part. */
  amount: model.text(),
  /** Of a destination charge: the platform's fee that goes back with it. */
  fee_back: model.text(),
  currency: model.text(),
  state: model.enum(["pending", "done", "short"]).default("pending"),
  stripe_reversal_id: model.text().nullable(),
  error: model.text().nullable(),
  done_at: model.dateTime().nullable(),
}).indexes([{ name: "IDX_transfer_reversal_once", on: ["transfer_id", "cause"], unique: true }])
