import { model } from "@medusajs/framework/utils"

/** Something that a producer asked to be made of a recording: a converted file, a master, a video. */
export const Rendition = model.define("rendition", {
  id: model.id({ prefix: "rnd" }).primaryKey(),
  recording_id: model.text().index(),
  seller_id: model.text().index(),
  kind: model.text(),
  /** As its kind's schema has it. */
  spec: model.json(),
  state: model.enum(["waiting", "working", "ready", "refused", "failed", "cancelled"]).default("waiting"),
  /** Its place in the queue: lower goes first. */
  turn: model.number(),
  phase: model.text().default("Waiting"),
  /** 0 to 1. */
  fraction: model.float().default(0),
  seconds_left: model.float().nullable(),
  problem_code: model.text().nullable(),
  problem_message: model.text().nullable(),
  report: model.json().nullable(),
  /** Stored files (`RenditionFile` with `file_id`). */
  files: model.json().default([] as unknown as Record<string, unknown>),
  ended_at: model.dateTime().nullable(),
})
