import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** A day (UTC). */
const day = z.iso.date("Name a day like 2026-11-26")
const figure = z.enum(["payment", "fee", "share"])

/** What a day's comparison with Stripe found. `object` is Stripe's id; null where a side knows nothing of it. */
const reconciliation = z.object({
  day, state: z.enum(["clean", "differences", "failed"]), checked_at: z.string(), error: z.string().nullable(), compared: z.number().int(),
  totals: z.array(z.object({ figure, ledger: moneySchema, stripe: moneySchema })),
  others: z.array(z.object({ type: z.string(), count: z.number().int(), amount: moneySchema })),
  differences: z.array(z.object({ object: z.string(), figure, ledger: moneySchema.nullable(), stripe: moneySchema.nullable(), off: moneySchema, order_id: z.string().nullable() })),
  faults: z.array(z.object({ what: z.string(), reference: z.string(), ledger: moneySchema, expected: moneySchema })),
})
export type ReconciliationView = z.infer<typeof reconciliation>
export const listReconciliations = route({
  method: "GET", path: "/admin/money/reconciliations", who: "operator", summary: "What the nightly comparisons of the ledger with Stripe found, newest day first", response: z.object({ reports: z.array(reconciliation) }),
})
export const runReconciliation = route({
  method: "POST", path: "/admin/money/reconciliations", who: "operator", summary: "Compares a day with Stripe now, as a job; its report replaces the day's earlier one",
  body: z.object({ day }), response: z.object({ day }),
})
