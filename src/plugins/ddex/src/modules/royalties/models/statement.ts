import { model } from "@medusajs/framework/utils"

/** A distributor's file as it was sent, how it is read, and what that came to. */
export const RoyaltyStatement = model.define("royalty_statement", {
  id: model.id({ prefix: "rst" }).primaryKey(),
  seller_id: model.text().index(),
  filename: model.text(),
  sha256: model.text(),
  size: model.float(),
  file_id: model.text(),
  encoding: model.text(),
  source: model.text().default(""),
  state: model.enum(["reading", "draft", "failed", "posted"]).default("reading"),
  /** Counts readings: a job of an older one ends. */
  round: model.number().default(1),
  /** 0 to 1. */
  fraction: model.float().default(0),
  delimiter: model.text().default(""),
  /** The columns' names, in order. */
  columns: model.json().default({}),
  /** SHA-256 of the columns: what a mapping is remembered by. */
  fingerprint: model.text().default(""),
  /** `RoyaltyReading`; null before the first reading. */
  reading: model.json().nullable(),
  preview: model.json().default({}),
  fault: model.text().nullable(),
  lines: model.number().default(0),
  problems: model.json().default({}),
  problem_count: model.number().default(0),
  with_duplicates: model.boolean().default(false),
  posted_at: model.dateTime().nullable(),
})

/** How files of a shop with the same columns are read. */
export const RoyaltyMapping = model.define("royalty_mapping", {
  id: model.id({ prefix: "rmap" }).primaryKey(),
  seller_id: model.text(),
  fingerprint: model.text(),
  source: model.text(),
  reading: model.json(),
}).indexes([{ name: "IDX_royalty_mapping_once", on: ["seller_id", "fingerprint"], unique: true }])

/** Which recording of a shop something in its statements is of, by hand; null: none. */
export const RoyaltyMatch = model.define("royalty_match", {
  id: model.id({ prefix: "rmat" }).primaryKey(),
  seller_id: model.text(),
  key: model.text(),
  recording_id: model.text().nullable(),
}).indexes([{ name: "IDX_royalty_match_once", on: ["seller_id", "key"], unique: true }])

/** Lines of a statement that say the same but for how much, as one. */
export const RoyaltySum = model.define("royalty_sum", {
  id: model.id({ prefix: "rsum" }).primaryKey(),
  statement_id: model.text(),
  seller_id: model.text(),
  isrc: model.text().nullable(),
  upc: model.text().nullable(),
  title: model.text(),
  artist: model.text(),
  store: model.text(),
  country: model.text(),
  period: model.text().nullable(),
  currency: model.text().nullable(),
  quantity: model.text(),
  /** Exact, a `numeric` in major units; null: the file tells of no money. */
  amount: model.text().nullable(),
  lines: model.number(),
  /** A hash of all but how much: once a statement. */
  same: model.text(),
  /** The statement of the same source that says the same; null: none. */
  duplicate_of: model.text().nullable(),
})
