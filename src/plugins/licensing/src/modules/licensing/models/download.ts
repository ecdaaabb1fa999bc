import { model } from "@medusajs/framework/utils"

/** A file that was fetched by a license's link. */
export const Download = model.define("license_download", {
  id: model.id({ prefix: "ldl" }).primaryKey(),
  license_id: model.text().index(),
  kind: model.text(),
  ip: model.text(),
  /** The link it was fetched by; null for those from before links were counted. */
  link: model.text().index().nullable(),
})
