import { model } from "@medusajs/framework/utils"

/** How a recording's earnings are divided: one row a version. Its words and shares never change; only its state moves. */
export const SplitSheet = model.define("split_sheet", {
  id: model.id({ prefix: "split" }).primaryKey(),
  recording_id: model.text().index(),
  /** The shop whose recording it is. */
  seller_id: model.text().index(),
  version: model.number(),
  /** draft: taken back by the shop · superseded: a newer version took its place. */
  state: model.enum(["draft", "proposed", "in_force", "superseded", "declined"]).default("proposed"),
  /** As wished; it counts from `in_force_from`, which is set once everybody has agreed. */
  effective_from: model.dateTime(),
  in_force_from: model.dateTime().nullable(),
  /** The member who proposed it. */
  created_by: model.text(),
  /** As they were when it was proposed. */
  title: model.text(),
  shop: model.text(),
  text: model.text(),
  text_hash: model.text(),
  /** Hash of what was asked for: asking twice makes one version. */
  fingerprint: model.text(),
  /** Recovered first: `numeric` minor units, read as a string. */
  recoup_amount: model.text().nullable(),
  recoup_currency: model.text().nullable(),
  recoup_party_id: model.text().nullable(),
  shares: model.hasMany(() => SplitShare, { mappedBy: "sheet" }),
}).indexes([{ name: "IDX_split_sheet_version", on: ["recording_id", "version"], unique: true }])

/** One party's part of a version, with the proof that it was agreed to. A share of nothing: the party leaves. */
export const SplitShare = model.define("split_share", {
  id: model.id({ prefix: "share" }).primaryKey(),
  sheet: model.belongsTo(() => SplitSheet, { mappedBy: "shares" }),
  /** A seller or a payee. */
  party_id: model.text().index(),
  name: model.text(),
  /** Where the proposal was mailed; null for the shop's own share. */
  email: model.text().nullable(),
  role: model.text(),
  position: model.number(),
  /** Basis points; each column sums to 10 000 over a sheet. */
  revenue_points: model.number(),
  publishing_points: model.number(),
  state: model.enum(["pending", "agreed", "declined"]).default("pending"),
  decided_at: model.dateTime().nullable(),
  typed_name: model.text().nullable(),
  ip: model.text().nullable(),
  user_agent: model.text().nullable(),
  /** Hash of the words that were agreed to. */
  text_hash: model.text().nullable(),
  /** Why it was declined. */
  reason: model.text().nullable(),
  /** Reminders sent so far. */
  reminders: model.number().default(0),
}).indexes([{ name: "IDX_split_share_one_per_party", on: ["sheet_id", "party_id"], unique: true }])

/** Somebody who is owed a share and may have no shop yet. */
export const Payee = model.define("payee", {
  id: model.id({ prefix: "payee" }).primaryKey(),
  /** Lower case. */
  email: model.text().unique(),
  name: model.text(),
  /** The shop that is paid for it, once claimed. */
  seller_id: model.text().index().nullable(),
  reminded_at: model.dateTime().nullable(),
})
