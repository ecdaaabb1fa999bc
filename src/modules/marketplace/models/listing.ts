import { model } from "@medusajs/framework/utils"
import { ListingTier } from "./listing-tier"
import { Seller } from "./seller"

/** A beat on sale: the facts that browse and beat page read in one query, projected from the recording when it is published. */
export const Listing = model.define("listing", {
  id: model.id({ prefix: "lst" }).primaryKey(),
  recording_id: model.text().unique(),
  product_id: model.text().nullable(),
  handle: model.text().unique(),
  title: model.text().searchable(),
  genre: model.text().index(),
  moods: model.array().default([]),
  description: model.text().default(""),
  /** Beats a minute. */
  bpm: model.float(),
  key: model.text().nullable(),
  duration_ms: model.number(),
  loudness_lufs: model.float().nullable(),
  peaks: model.json(),
  preview_url: model.text(),
  /** Where preview and waveform lie (`SoundLinks`); null on listings from before there were several. */
  sound: model.json().nullable(),
  artwork_url: model.text().nullable(),
  /** Price of the cheapest tier, minor units. */
  from_price: model.bigNumber(),
  currency: model.text(),
  state: model.enum(["draft", "published", "withdrawn"]).default("draft"),
  featured: model.boolean().default(false),
  published_at: model.dateTime().nullable(),
  seller: model.belongsTo(() => Seller, { mappedBy: "listings" }),
  tiers: model.hasMany(() => ListingTier, { mappedBy: "listing" }),
}).cascades({ delete: ["tiers"] })
