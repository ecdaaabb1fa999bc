import { model } from "@medusajs/framework/utils"

/** A seller's connected account with what Stripe last said of it. */
export const PayoutAccount = model.define("payout_account", {
  id: model.id({ prefix: "pacc" }).primaryKey(),
  seller_id: model.text().unique(),
  stripe_account_id: model.text().nullable(),
  charges_enabled: model.boolean().default(false),
  payouts_enabled: model.boolean().default(false),
  details_submitted: model.boolean().default(false),
  transfers_active: model.boolean().default(false),
  currently_due: model.array().default([]),
  disabled_reason: model.text().nullable(),
  /** When Stripe pays out; null while Stripe has not said. */
  schedule: model.json().nullable(),
  checked_at: model.dateTime().nullable(),
  payouts_checked_at: model.dateTime().nullable(),
})
