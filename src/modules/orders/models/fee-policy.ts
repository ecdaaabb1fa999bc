import { model } from "@medusajs/framework/utils"

/** What the platform takes: the store's policy has the id `store`, a seller's own the seller's id. */
export const FeePolicyRow = model.define("fee_policy", {
  id: model.text().primaryKey(),
  /** Basis points. */
  points: model.number(),
  /** `{ from: "100000", points: 800 }`, minor units. */
  tiers: model.json(),
  /** The store's only: sellers are the settlement merchants of their destination charges. */
  on_behalf_of: model.boolean().default(false),
  /** The store's only: a beat may be sold before its seller can be paid; his share waits. */
  sell_before_onboarding: model.boolean().default(true),
})
