import { model } from "@medusajs/framework/utils"
import { Asset } from "./asset"

/** A piece of music as uploaded, with what machine and producer say of it. */
export const Recording = model.define("recording", {
  id: model.id({ prefix: "rec" }).primaryKey(),
  seller_id: model.text().index(),
  original_name: model.text(),
  /** The upload it came from: finishing an upload twice makes one recording. */
  upload_id: model.text().unique(),
  /** An earlier recording of the shop that is the same file, byte for byte. */
  duplicate_of: model.text().nullable(),
  state: model.enum(["processing", "ready", "refused", "failed"]).default("processing"),
  progress_phase: model.text().default("Waiting"),
  /** 0 to 1. */
  progress_fraction: model.float().default(0),
  /** How far each job of the ingest is: part -> [share of the whole, 0 to 1]. */
  progress_parts: model.json().default({}),
  /** What the gate found (`SourceSound`); null before. */
  sound: model.json().nullable(),
  problem_code: model.text().nullable(),
  problem_message: model.text().nullable(),
  title: model.text(),
  genre: model.text().nullable(),
  moods: model.array().default([]),
  description: model.text().default(""),
  /** The producer's word; null until confirmed. */
  bpm: model.float().nullable(),
  key: model.text().nullable(),
  facts_confirmed_at: model.dateTime().nullable(),
  /** The machine's word, whole (`Analysis` without peaks). */
  analysis: model.json().nullable(),
  peaks: model.json().nullable(),
  /** Which save of the shop's voice tag the preview has. */
  preview_revision: model.number().nullable(),
  stems_state: model.enum(["none", "processing", "ready", "unfit", "refused", "failed"]).default("none"),
  stems_phase: model.text().default(""),
  /** 0 to 1. */
  stems_fraction: model.float().default(0),
  stems_problem_code: model.text().nullable(),
  stems_problem_message: model.text().nullable(),
  /** The newest upload of stems, and when it was begun: an older one that ends later does not take its place. */
  stems_upload_id: model.text().nullable(),
  stems_begun_at: model.dateTime().nullable(),
  /** Counts changes of the stems: a pack of an earlier one is not kept. */
  stems_revision: model.number().default(0),
  assets: model.hasMany(() => Asset, { mappedBy: "recording" }),
}).cascades({ delete: ["assets"] })
