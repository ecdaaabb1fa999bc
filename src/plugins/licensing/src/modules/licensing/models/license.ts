import { model } from "@medusajs/framework/utils"

/** A license sold. Its terms are data of their own: no license type's code is needed to read, print or check it later. */
export const License = model.define("license", {
  id: model.id({ prefix: "lic" }).primaryKey(),
  number: model.text().unique(),
  state: model.enum(["issuing", "valid", "revoked", "expired", "superseded"]).default("issuing"),
  type: model.text(),
  label: model.text(),
  order_id: model.text().index(),
  order_number: model.number(),
  /** The order line; issues once. */
  line_id: model.text().unique(),
  cart_line_id: model.text(),
  recording_id: model.text().index(),
  seller_id: model.text().index(),
  customer_id: model.text().index(),
  /** `GrantFacts` as sold. */
  facts: model.json(),
  title: model.text(),
  clauses: model.json(),
  caps: model.json(),
  delivers: model.array(),
  template_version: model.number(),
  acceptance_id: model.text(),
  payment_reference: model.text(),
  paid_at: model.dateTime(),
  issued_at: model.dateTime().nullable(),
  /** Opens the license's public page; null in licenses from before there were any. */
  check_code: model.text().nullable(),
  pdf_file_id: model.text().nullable(),
  pdf_sha256: model.text().nullable(),
  pdf_bytes: model.number().nullable(),
})
