import { model } from "@medusajs/framework/utils"

/** A contract text as published: numbered, never changed. */
export const TemplateVersion = model.define("template_version", {
  id: model.id({ prefix: "ltv" }).primaryKey(),
  number: model.autoincrement(),
  /** Where it was written, and its revision there: one revision makes one version. */
  source: model.text(),
  revision: model.text(),
  locale: model.text().default("en"),
  title: model.text(),
  clauses: model.json(),
  /** From before producers signed: shops that have not signed yet go on selling under the newest of these. */
  before_signatures: model.boolean().default(false),
})
