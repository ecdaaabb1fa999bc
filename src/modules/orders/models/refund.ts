import { model } from "@medusajs/framework/utils"

/**
 * Money that goes back for an order: asked by the operator, or lost in a dispute. Amounts are `numeric` minor units, read as strings.
 * requested → sending → sent; or failed: the buyer's bank sent it back, and he is still owed it. Then resending → sent, or settled: paid
 * outside of Stripe.
 */
export const Refund = model.define("refund_order", {
  id: model.id({ prefix: "rfd" }).primaryKey(),
  charge_plan_id: model.text().index(),
  order_id: model.text().index(),
  source: model.enum(["operator", "dispute"]).default("operator"),
  state: model.enum(["requested", "sending", "sent", "failed", "resending", "settled"]).default("requested"),
  amount: model.text(),
  currency: model.text(),
  /** Whether the licenses of the refunded lines end. */
  license: model.enum(["revoke", "keep"]),
  reason: model.text(),
  requested_by: model.text(),
  /** Of the first try. */
  stripe_refund_id: model.text().nullable(),
  /** How often it was tried, and the newest try at Stripe after the first. */
  attempt: model.number().default(1),
  again_id: model.text().nullable(),
  error: model.text().nullable(),
  parts: model.hasMany(() => RefundPart, { mappedBy: "refund" }),
})

/** What a refund takes from one place of one line: the platform's fee, the tax, or a party's share. */
export const RefundPart = model.define("refund_part", {
  id: model.id({ prefix: "rfp" }).primaryKey(),
  refund: model.belongsTo(() => Refund, { mappedBy: "parts" }),
  sale_line_id: model.text().index(),
  kind: model.enum(["fee", "tax", "share"]),
  share_id: model.text().nullable(),
  party_id: model.text().nullable(),
  amount: model.text(),
})
