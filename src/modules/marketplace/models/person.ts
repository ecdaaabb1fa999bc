import { model } from "@medusajs/framework/utils"

/** What the shop knows of a customer beyond Medusa's record: proven e-mail, and whom contracts name. */
export const Person = model.define("person", {
  id: model.id({ prefix: "per" }).primaryKey(),
  customer_id: model.text().unique(),
  email_verified_at: model.dateTime().nullable(),
  legal_name: model.text().nullable(),
  legal_address: model.text().nullable(),
  /** ISO 3166-1 alpha-2, lower case. */
  legal_country: model.text().nullable(),
})
