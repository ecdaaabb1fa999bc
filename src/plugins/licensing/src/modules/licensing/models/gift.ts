import { model } from "@medusajs/framework/utils"

/** A license given for a name and an e-mail address; in that license's row it stands where an order and its line would. */
export const Gift = model.define("license_gift", {
  id: model.id({ prefix: "lgf" }).primaryKey(),
  recording_id: model.text(),
  seller_id: model.text().index(),
  beat_title: model.text(),
  name: model.text(),
  email: model.text(),
  /** The producer may write about other things. */
  may_write: model.boolean(),
  ip: model.text(),
  /** When the link was last sent. */
  mailed_at: model.dateTime(),
})
