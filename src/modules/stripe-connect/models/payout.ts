import { model } from "@medusajs/framework/utils"

/** Money on its way from a seller's Stripe balance to the bank, as Stripe last said. Stripe's id is the primary key; `numeric` minor units, read as a string. */
export const Payout = model.define("payout", {
  id: model.text().primaryKey(),
  seller_id: model.text().index(),
  stripe_account_id: model.text(),
  amount: model.text(),
  currency: model.text(),
  state: model.enum(["pending", "in_transit", "paid", "failed", "canceled"]),
  /** Made by the schedule; false: asked for. */
  automatic: model.boolean(),
  arrival_date: model.dateTime(),
  started_at: model.dateTime(),
  failure_code: model.text().nullable(),
  failure_message: model.text().nullable(),
  /** When the seller was told that it came back. */
  told_at: model.dateTime().nullable(),
  checked_at: model.dateTime(),
})

/** A seller's wish to be paid out now. Stored before Stripe is asked, and its id is the idempotency key: one that is pending is finished, never doubled. */
export const PayoutOrder = model.define("payout_order", {
  id: model.id({ prefix: "pord" }).primaryKey(),
  seller_id: model.text(),
  stripe_account_id: model.text(),
  amount: model.text(),
  currency: model.text(),
  state: model.enum(["pending", "sent", "refused"]).default("pending"),
  payout_id: model.text().nullable(),
  error: model.text().nullable(),
}).indexes([{ name: "IDX_payout_order_one_pending", on: ["seller_id", "currency"], unique: true, where: "state = 'pending'" }])
