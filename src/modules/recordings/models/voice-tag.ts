import { model } from "@medusajs/framework/utils"

/** What marks a shop's previews as its own. */
export const VoiceTag = model.define("voice_tag", {
  id: model.id({ prefix: "vtag" }).primaryKey(),
  seller_id: model.text().unique(),
  /** Counts saves: a preview says which one it has. */
  revision: model.number().default(0),
  /** `VoiceTagSettings`; null until the first save. */
  settings: model.json().nullable(),
  /** The recording that previews have, and one that waits to be saved (`TagSound`). */
  sound: model.json().nullable(),
  draft: model.json().nullable(),
})
