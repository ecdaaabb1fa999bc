import { model } from "@medusajs/framework/utils"

/** A package of a release for a target. */
export const ReleaseExport = model.define("release_export", {
  id: model.id({ prefix: "relex" }).primaryKey(),
  release_id: model.text().index(),
  seller_id: model.text().index(),
  target: model.text(),
  purpose: model.enum(["insert", "update", "takedown"]),
  flac: model.boolean().default(false),
  state: model.enum(["waiting", "working", "ready", "failed", "cancelled"]).default("waiting"),
  phase: model.text().default("Waiting"),
  /** 0 to 1. */
  fraction: model.float().default(0),
  problem: model.text().nullable(),
  /** The save that it was made of, and a hash of all that went in. */
  revision: model.number(),
  fingerprint: model.text().nullable(),
  /** `YYYYMMDDhhmmssnnn`, unique. */
  batch: model.text().unique(),
  /** Of its message, and of the thread of all messages of the release. */
  message_id: model.text().nullable(),
  thread_id: model.text().nullable(),
  /** Counts the messages of a release. */
  sequence: model.number(),
  checked: model.enum(["schema", "rules"]).nullable(),
  file_id: model.text().nullable(),
  filename: model.text().nullable(),
  size: model.float().nullable(),
  checksum: model.text().nullable(),
  ended_at: model.dateTime().nullable(),
}).indexes([{ name: "IDX_release_export_sequence", on: ["release_id", "sequence"], unique: true }])

/** One hand-over of a package by a channel. */
export const ReleaseDelivery = model.define("release_delivery", {
  id: model.id({ prefix: "reldl" }).primaryKey(),
  export_id: model.text().index(),
  channel: model.text(),
  state: model.enum(["waiting", "working", "sent", "accepted", "rejected", "failed"]).default("waiting"),
  words: model.text().default(""),
}).indexes([{ name: "IDX_release_delivery_one_per_channel", on: ["export_id", "channel"], unique: true }])
