import { model } from "@medusajs/framework/utils"
import { Seller } from "./seller"

/** A person who acts for a shop; the same login is a customer too. */
export const Member = model.define("member", {
  id: model.id({ prefix: "mem" }).primaryKey(),
  customer_id: model.text().unique(),
  email: model.text(),
  seller: model.belongsTo(() => Seller, { mappedBy: "members" }),
})
