import { model } from "@medusajs/framework/utils"

/**
 * A party's share of a charge on its way. `numeric` minor units, read as a string.
 * waiting: no account that may receive · sent: Stripe has made it and the ledger says so · cancelled: nothing was left to send.
 */
export const Transfer = model.define("transfer", {
  id: model.id({ prefix: "trf" }).primaryKey(),
  charge_plan_id: model.text(),
  order_id: model.text().index(),
  /** A seller's id, or that of a payee without a shop. */
  party_id: model.text().index(),
  /** Whose payout account gets it; null while a payee has not claimed his share. */
  seller_id: model.text().index().nullable(),
  /** `charge`: Stripe moves it with the charge (destination); `separate`: we send it; `royalty`: we send it, of what waited for a shop that owed it. */
  kind: model.enum(["charge", "separate", "royalty"]),
  amount: model.text(),
  /** The part of `amount` that pays an older debt of the party instead of being sent. */
  recovered: model.text(),
  currency: model.text(),
  payment_intent: model.text(),
  state: model.enum(["pending", "waiting", "sent", "failed", "cancelled"]).default("pending"),
  stripe_transfer_id: model.text().nullable(),
  error: model.text().nullable(),
  sent_at: model.dateTime().nullable(),
}).indexes([{ name: "IDX_transfer_one_per_plan_and_party", on: ["charge_plan_id", "party_id"], unique: true, where: "kind <> 'royalty' and deleted_at is null" }])
