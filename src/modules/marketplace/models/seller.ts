import { model } from "@medusajs/framework/utils"
import { Listing } from "./listing"
import { Member } from "./member"

/** A producer's shop. */
export const Seller = model.define("seller", {
  id: model.id({ prefix: "sel" }).primaryKey(),
  handle: model.text().unique(),
  name: model.text().searchable(),
  bio: model.text().default(""),
  /** ISO 3166-1 alpha-2, lower case. */
  country: model.text(),
  email: model.text(),
  avatar_url: model.text().nullable(),
  state: model.enum(["active", "suspended"]).default("active"),
  members: model.hasMany(() => Member, { mappedBy: "seller" }),
  listings: model.hasMany(() => Listing, { mappedBy: "seller" }),
})
