import { model } from "@medusajs/framework/utils"

/** What one seller sold in one order; `amount` = `platform_fee` + `seller_amount` + `tax`, `numeric` minor units read as strings. */
export const Sale = model.define("sale", {
  id: model.id({ prefix: "sale" }).primaryKey(),
  order_id: model.text(),
  order_number: model.number(),
  seller_id: model.text().index(),
  customer_id: model.text().index(),
  charge_plan_id: model.text().index(),
  amount: model.text(),
  platform_fee: model.text(),
  seller_amount: model.text(),
  tax: model.text(),
  currency: model.text(),
  state: model.enum(["pending", "transferred", "refunded"]).default("pending"),
  lines: model.hasMany(() => SaleLine, { mappedBy: "sale" }),
}).indexes([{ name: "IDX_sale_one_per_order_and_seller", on: ["order_id", "seller_id"], unique: true }])

/** One license sold, as it was called then. */
export const SaleLine = model.define("sale_line", {
  id: model.id({ prefix: "sline" }).primaryKey(),
  sale: model.belongsTo(() => Sale, { mappedBy: "lines" }),
  order_line_id: model.text().unique(),
  recording_id: model.text().index(),
  variant_id: model.text(),
  type: model.text(),
  label: model.text(),
  /** Sold once only: at most one such line a recording. */
  exclusive: model.boolean().default(false),
  /** What gave it its price, and the id of that. */
  deal_kind: model.text().nullable(),
  deal_id: model.text().nullable(),
  beat_title: model.text(),
  producer: model.text(),
  amount: model.text(),
  platform_fee: model.text(),
  /** Never divided, never a seller's. */
  tax: model.text(),
  shares: model.hasMany(() => SaleShare, { mappedBy: "line" }),
})

/** What a party gets of a line; the shares of a line, its fee and its tax make what was paid for it. */
export const SaleShare = model.define("sale_share", {
  id: model.id({ prefix: "shr" }).primaryKey(),
  line: model.belongsTo(() => SaleLine, { mappedBy: "shares" }),
  /** A seller's id, or that of a payee without a shop. */
  party_id: model.text().index(),
  kind: model.enum(["split", "recoup"]),
  amount: model.text(),
})
