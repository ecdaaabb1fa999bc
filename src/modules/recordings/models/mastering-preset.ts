import { model } from "@medusajs/framework/utils"

/** A mastering chain that a producer has saved. */
export const MasteringPreset = model.define("mastering_preset", {
  id: model.id({ prefix: "mpr" }).primaryKey(),
  seller_id: model.text(),
  name: model.text(),
  /** As the package `mastering` has it. */
  chain: model.json(),
}).indexes([{ on: ["seller_id", "name"], unique: true, where: "deleted_at IS NULL" }])
