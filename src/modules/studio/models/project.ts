import { model } from "@medusajs/framework/utils"

/** A piece of music in the making: what lists show of it. The music itself is its document. */
export const StudioProject = model.define("studio_project", {
  id: model.id({ prefix: "sprj" }).primaryKey(),
  /** A customer. */
  owner_id: model.text().index(),
  /** The caller's name for the wish that made it: asked again, it is not made again. */
  request_id: model.text().nullable(),
  /** As the document has them. */
  name: model.text(),
  sample_rate: model.number(),
  bpm: model.float(),
  key: model.text(),
  /** The line of versions that the document is on, and the version that it was last saved as. */
  branch: model.text().default("main"),
  head_id: model.text().nullable(),
  /** The beat that it was opened from, and its recording. */
  beat_handle: model.text().nullable(),
  beat_recording_id: model.text().nullable(),
  removed_at: model.dateTime().nullable(),
}).indexes([{ on: ["owner_id", "request_id"], unique: true, where: "request_id IS NOT NULL AND deleted_at IS NULL" }])
