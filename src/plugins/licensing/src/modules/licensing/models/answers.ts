import { model } from "@medusajs/framework/utils"

/** What a buyer answered for a line of a cart, before it is agreed to; what was sold has its answers among its facts. */
export const Answers = model.define("license_answers", {
  id: model.id({ prefix: "lan" }).primaryKey(),
  cart_id: model.text().index(),
  line_id: model.text().unique(),
  /** `Answer[]`. */
  answers: model.json(),
})
