import { model } from "@medusajs/framework/utils"

/** A producer's offer to everybody: of so many licenses some are free. */
export const BulkDeal = model.define("bulk_deal", {
  id: model.id({ prefix: "bulk" }).primaryKey(),
  seller_id: model.text().index(),
  title: model.text(),
  /** License types that count; none: all that are not exclusive. */
  types: model.array().default([]),
  buy: model.number(),
  free: model.number(),
  enabled: model.boolean().default(true),
  /** The moment from which it is over; null: until it is switched off. */
  ends_at: model.dateTime().nullable(),
})

/** Beats of a producer that cost one price together. */
export const Bundle = model.define("bundle", {
  id: model.id({ prefix: "bun" }).primaryKey(),
  seller_id: model.text().index(),
  handle: model.text().unique(),
  title: model.text(),
  description: model.text().default(""),
  type: model.text(),
  listing_ids: model.array(),
  /** `numeric` minor units, read as a string. */
  price: model.text(),
  currency: model.text(),
  enabled: model.boolean().default(true),
  ends_at: model.dateTime().nullable(),
})

/** A line of a cart that has a price of its own for its buyer. */
export const CartDeal = model.define("cart_deal", {
  id: model.id({ prefix: "cdl" }).primaryKey(),
  cart_id: model.text(),
  variant_id: model.text(),
  kind: model.enum(["offer", "upgrade", "renewal"]),
  /** The offer, or the license that is upgraded or renewed. */
  reference_id: model.text(),
  customer_id: model.text(),
}).indexes([{ name: "IDX_cart_deal_one_per_line", on: ["cart_id", "variant_id"], unique: true }])

/** A producer's discount code; Medusa's promotion does the discount and counts its uses. */
export const Coupon = model.define("coupon", {
  id: model.id({ prefix: "cpn" }).primaryKey(),
  seller_id: model.text().index(),
  code: model.text(),
  promotion_id: model.text(),
  percent: model.number(),
  types: model.array().default([]),
  limit: model.number().nullable(),
  ends_at: model.dateTime().nullable(),
})
