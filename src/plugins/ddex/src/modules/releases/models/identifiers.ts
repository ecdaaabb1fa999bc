import { model } from "@medusajs/framework/utils"

/** Where an owner's codes come from. */
export const CodeSource = model.define("code_source", {
  id: model.id({ prefix: "codes" }).primaryKey(),
  /** A shop's id, or `store`. */
  owner: model.text().unique(),
  /** Country and registrant, five characters. */
  isrc_prefix: model.text().nullable(),
  gtin_first: model.text().nullable(),
  gtin_last: model.text().nullable(),
  dpid: model.text().nullable(),
})

/** The ISRC of a recording: one each, and each once. */
export const RecordingIsrc = model.define("recording_isrc", {
  id: model.id({ prefix: "isrc" }).primaryKey(),
  recording_id: model.text().unique(),
  isrc: model.text().unique(),
  source: model.enum(["allotted", "imported", "typed"]),
})

/** The UPC of a release that was allotted from a range: each once. */
export const ReleaseGtin = model.define("release_gtin", {
  id: model.id({ prefix: "gtin" }).primaryKey(),
  release_id: model.text().unique(),
  gtin: model.text().unique(),
  /** Whose range it is from. */
  owner: model.text(),
})
