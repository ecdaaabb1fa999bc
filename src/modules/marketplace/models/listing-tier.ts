import { model } from "@medusajs/framework/utils"
import { Listing } from "./listing"

/** A license tier of a listing and the product variant that sells it: a projection of the producer's license plan. */
export const ListingTier = model.define("listing_tier", {
  id: model.id({ prefix: "ltr" }).primaryKey(),
  variant_id: model.text().unique(),
  type: model.text(),
  label: model.text(),
  summary: model.text(),
  /** Minor units. */
  price: model.bigNumber(),
  currency: model.text(),
  caps: model.json(),
  /** `TierDetails`; null until a listing from before there were any is projected anew. */
  details: model.json().nullable(),
  delivers: model.array(),
  exclusive: model.boolean().default(false),
  rank: model.number().default(0),
  enabled: model.boolean().default(true),
  listing: model.belongsTo(() => Listing, { mappedBy: "tiers" }),
})
