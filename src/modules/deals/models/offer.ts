import { model } from "@medusajs/framework/utils"

/** What a buyer offers for a license, and what came of it. `price` is the newest that was named. */
export const Offer = model.define("offer", {
  id: model.id({ prefix: "ofr" }).primaryKey(),
  seller_id: model.text().index(),
  customer_id: model.text().index(),
  listing_id: model.text(),
  recording_id: model.text(),
  variant_id: model.text(),
  type: model.text(),
  buyer_name: model.text(),
  buyer_email: model.text(),
  /** `numeric` minor units, read as a string. */
  price: model.text(),
  currency: model.text(),
  state: model.enum(["open", "accepted", "declined", "withdrawn", "expired", "bought"]).default("open"),
  /** Who is to answer while it is open. */
  turn: model.enum(["seller", "buyer"]).default("seller"),
  /** Open: to be answered before; accepted: to be paid before. */
  expires_at: model.dateTime(),
  steps: model.hasMany(() => OfferStep, { mappedBy: "offer" }),
}).indexes([{ name: "IDX_offer_one_open", on: ["customer_id", "variant_id"], unique: true, where: "state in ('open', 'accepted') and deleted_at is null" }])

/** A step of a negotiation; never changed. */
export const OfferStep = model.define("offer_step", {
  id: model.id({ prefix: "ofs" }).primaryKey(),
  offer: model.belongsTo(() => Offer, { mappedBy: "steps" }),
  /** Its place among the steps of its offer, from 0. */
  nth: model.number(),
  by: model.enum(["seller", "buyer", "shop"]),
  act: model.enum(["offer", "counter", "accept", "decline", "withdraw", "expire", "buy"]),
  /** Null where the act names no price. */
  price: model.text().nullable(),
  message: model.text().default(""),
  at: model.dateTime(),
})
