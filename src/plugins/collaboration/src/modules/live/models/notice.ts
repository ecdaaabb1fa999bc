import { model } from "@medusajs/framework/utils"

/** A fact for one person's open pages. */
export const Notice = model.define("notice", {
  id: model.id({ prefix: "ntc" }).primaryKey(),
  /** Grows: a client asks for those after its last one. */
  number: model.autoincrement(),
  /** `customer:<id>` or `seller:<id>`. */
  audience: model.text().index(),
  topic: model.text(),
  kind: model.text(),
  data: model.json(),
})
