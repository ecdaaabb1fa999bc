import { model } from "@medusajs/framework/utils"

/** Entries that belong together; its key makes posting twice a no-op. Triggers refuse change and removal. */
export const PostingSet = model.define("posting_set", {
  id: model.id({ prefix: "pset" }).primaryKey(),
  key: model.text().unique(),
  kind: model.text(),
  reference: model.text().index(),
  entries: model.hasMany(() => LedgerEntry, { mappedBy: "posting_set" }),
})

/** One movement of money; `numeric` minor units, read as a string. Append-only; each set sums to zero at commit. */
export const LedgerEntry = model.define("ledger_entry", {
  id: model.id({ prefix: "entry" }).primaryKey(),
  posting_set: model.belongsTo(() => PostingSet, { mappedBy: "entries" }),
  account: model.text().index(),
  amount: model.text(),
  currency: model.text(),
})
