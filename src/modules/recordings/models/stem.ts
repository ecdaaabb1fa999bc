import { model } from "@medusajs/framework/utils"
import { stemRoleIds } from "@max-booster/music"

/** One stem of a recording; its files are assets whose variant is its id. */
export const Stem = model.define("stem", {
  id: model.id({ prefix: "stm" }).primaryKey(),
  recording_id: model.text().index(),
  position: model.number(),
  name: model.text(),
  role: model.enum(stemRoleIds),
  original_name: model.text(),
  /** The upload that it came from alone; null when it came in a zip. */
  upload_id: model.text().unique().nullable(),
  state: model.enum(["processing", "ready", "refused", "failed"]).default("processing"),
  problem_code: model.text().nullable(),
  problem_message: model.text().nullable(),
  /** `StemFacts`; null until it is checked. */
  facts: model.json().nullable(),
})
