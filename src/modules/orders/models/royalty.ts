import { model } from "@medusajs/framework/utils"

/** What a recording earned outside of the platform in a month, by a distributor's statement. `numeric` minor units, read as strings. */
export const Royalty = model.define("royalty", {
  id: model.id({ prefix: "roy" }).primaryKey(),
  statement_id: model.text().index(),
  seller_id: model.text().index(),
  /** Null: no recording of the shop is known for it. */
  recording_id: model.text().nullable(),
  title: model.text(),
  /** Who sent the statement. */
  source: model.text(),
  /** `2026-10`. */
  period: model.text(),
  currency: model.text(),
  amount: model.text(),
  sheet_version: model.number().nullable(),
})

/** A party's part of a royalty. */
export const RoyaltyShareRow = model.define("royalty_share", {
  id: model.id({ prefix: "roysh" }).primaryKey(),
  royalty_id: model.text().index(),
  party_id: model.text().index(),
  kind: model.enum(["split", "recoup"]),
  /** It is the shop itself. */
  own: model.boolean(),
  amount: model.text(),
})

/** What a shop paid a party of what it owes it in royalties. */
export const RoyaltyPayment = model.define("royalty_payment", {
  id: model.id({ prefix: "roypay" }).primaryKey(),
  seller_id: model.text(),
  party_id: model.text().index(),
  currency: model.text(),
  amount: model.text(),
  /** earnings: out of what waited for the shop · outside: another way, as the shop says. */
  way: model.enum(["earnings", "outside"]),
  /** How and when it was paid outside. */
  words: model.text(),
  paid_on: model.text(),
})
