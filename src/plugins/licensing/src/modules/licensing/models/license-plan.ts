import { model } from "@medusajs/framework/utils"

/** A producer's tiers with prices: of one beat, or of his shop (no recording). The truth of which variants are a projection. */
export const LicensePlan = model.define("license_plan", {
  id: model.id({ prefix: "lpl" }).primaryKey(),
  seller_id: model.text().index(),
  recording_id: model.text().nullable(),
  /** `{ type, price: MoneyJson, enabled }[]`. */
  tiers: model.json(),
})
