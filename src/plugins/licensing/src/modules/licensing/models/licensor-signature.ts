import { model } from "@medusajs/framework/utils"

/** A producer's signature under the license texts in force, in all languages: what his licenses are sold under from then on. */
export const LicensorSignature = model.define("license_signature", {
  id: model.id({ prefix: "lsg" }).primaryKey(),
  seller_id: model.text().index(),
  /** The login that signed. */
  account: model.text(),
  typed_name: model.text(),
  /** `LegalParty` as it was then. */
  legal: model.json(),
  consents: model.array(),
  /** Numbers of the template versions. */
  versions: model.array(),
  text_sha256: model.text(),
  signed_at: model.dateTime(),
  ip: model.text(),
  user_agent: model.text(),
})
