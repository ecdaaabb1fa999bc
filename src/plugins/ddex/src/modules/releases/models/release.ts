import { model } from "@medusajs/framework/utils"

/** A release as its producer writes it. */
export const Release = model.define("release", {
  id: model.id({ prefix: "rel" }).primaryKey(),
  seller_id: model.text().index(),
  /** `ReleaseDocument`. */
  document: model.json(),
  /** Counts saves. */
  revision: model.number().default(1),
  /** `ReleaseArtwork`; null before there is one. */
  artwork: model.json().nullable(),
  artwork_file_id: model.text().nullable(),
})

/** Where a release stands at a target: the newest of its events, for lists. */
export const ReleaseStatus = model.define("release_status", {
  id: model.id({ prefix: "relst" }).primaryKey(),
  release_id: model.text(),
  target: model.text(),
  state: model.enum(["draft", "ready", "exported", "submitted", "in_review", "live", "rejected", "taken_down"]),
  source: model.enum(["product", "hand", "acknowledgement", "lookup"]),
  reason: model.text().nullable(),
  url: model.text().nullable(),
  artwork_url: model.text().nullable(),
  at: model.dateTime(),
}).indexes([{ name: "IDX_release_status_one_per_target", on: ["release_id", "target"], unique: true }])

/** What happened to a release. Append-only: triggers refuse change and removal. */
export const ReleaseEvent = model.define("release_event", {
  id: model.id({ prefix: "relev" }).primaryKey(),
  release_id: model.text().index(),
  kind: model.text(),
  target: model.text().nullable(),
  words: model.text(),
  data: model.json().default({}),
  /** The member who did it; null: the product. */
  member_id: model.text().nullable(),
})
