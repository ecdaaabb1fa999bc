import { model } from "@medusajs/framework/utils"

/** What a buyer read and accepted before paying, whole. */
export const Acceptance = model.define("license_acceptance", {
  id: model.id({ prefix: "lac" }).primaryKey(),
  cart_id: model.text().index(),
  customer_id: model.text(),
  /** `GrantFacts[]`. */
  facts: model.json(),
  /** `ContractDraft[]`. */
  drafts: model.json(),
  terms_hash: model.text(),
  typed_name: model.text(),
  consents: model.array(),
  accepted_at: model.dateTime(),
  ip: model.text(),
  user_agent: model.text(),
})
