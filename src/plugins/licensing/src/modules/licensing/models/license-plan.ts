import { model } from "@medusajs/framework/utils"

/** What a producer sells licenses at: his shop's plan (no recording), what a beat has otherwise, or the operator's defaults (no seller). The truth of which variants are a projection. */
export const LicensePlan = model.define("license_plan", {
  id: model.id({ prefix: "lpl" }).primaryKey(),
  seller_id: model.text().index().nullable(),
  recording_id: model.text().nullable(),
  /** `TierChange[]`: whole, but of a beat only what differs from the shop. */
  tiers: model.json(),
})
