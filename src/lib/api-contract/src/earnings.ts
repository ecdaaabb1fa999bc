import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

const dayText = z.iso.date("Write a day like 2026-11-30")
const MOST_DAYS = 3 * 366
const DAY_MS = 24 * 3_600_000

/** A span of days (UTC), both included. */
export const spanQuery = z.object({ from: dayText, to: dayText })
  .refine(({ from, to }) => from <= to, "The first day is after the last")
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * DAY_MS, "At most three years at once")
export type SpanQuery = z.infer<typeof spanQuery>

const salesSum = z.object({ key: z.string(), name: z.string(), sales: z.number().int(), earned: moneySchema })
export type SalesSumView = z.infer<typeof salesSum>
const collaboratorSum = salesSum.extend({ beat: z.string() })
export type CollaboratorSumView = z.infer<typeof collaboratorSum>
const day = z.object({ day: z.string(), earned: moneySchema, sales: z.number().int() })
export type EarningsDay = z.infer<typeof day>

export const readEarnings = route({
  method: "GET", path: "/sellers/me/earnings", who: "seller", summary: "What was earned in a span, shares in others' beats included: by day, beat and tier, each net of fee, tax, others' shares and refunds, so that each sums to the total; and what each collaborator got of the seller's own beats. Days of nothing are left out", query: spanQuery,
  response: z.object({ earnings: z.object({ from: z.string(), to: z.string(), total: moneySchema, sales: z.number().int(), days: z.array(day), beats: z.array(salesSum), tiers: z.array(salesSum), collaborators: z.array(collaboratorSum) }) }),
})
export type EarningsView = z.infer<typeof readEarnings.response>["earnings"]

export const exportSales = route({ method: "GET", path: "/sellers/me/exports/sales", who: "seller", summary: "Sales of a span as CSV, a line each license; amounts are decimals in major units", query: spanQuery })
export const exportCollaborators = route({ method: "GET", path: "/sellers/me/exports/collaborators", who: "seller", summary: "What each collaborator got of the seller's beats in a span as CSV; amounts are decimals in major units", query: spanQuery })
export const exportLedger = route({ method: "GET", path: "/sellers/me/exports/ledger", who: "seller", summary: "The seller's ledger entries of a span as CSV; amounts are decimals in major units", query: spanQuery })

/** A month's name as data: `2026-11`. */
const movement = z.object({ at: z.string(), label: z.string(), reference: z.string(), amount: moneySchema })
export const statementSchema = z.object({
  month: z.string(), party: z.string(), currency: z.string(), opening: moneySchema, closing: moneySchema,
  totals: z.array(z.object({ label: z.string(), amount: moneySchema, count: z.number().int() })), movements: z.array(movement),
  /** False while the month is not over: it still changes. */
  final: z.boolean(),
})
export type StatementView = z.infer<typeof statementSchema>
export const currencyQuery = z.object({ currency: z.string().regex(/^[a-z]{3}$/, "Write a currency in three lower-case letters, like usd").optional() })
export const listStatements = route({ method: "GET", path: "/sellers/me/statements", who: "seller", summary: "Months in which something moved, newest first", response: z.object({ statements: z.array(z.object({ month: z.string(), currency: z.string() })) }) })
export const readStatement = route({ method: "GET", path: "/sellers/me/statements/:month", who: "seller", summary: "A month in one currency (the store's unless named): opening + movements = closing", query: currencyQuery, response: z.object({ statement: statementSchema }) })
export const statementCsv = route({ method: "GET", path: "/sellers/me/statements/:month/csv", who: "seller", summary: "A month's statement as CSV", query: currencyQuery })
export const statementPdf = route({ method: "GET", path: "/sellers/me/statements/:month/pdf", who: "seller", summary: "A month's statement as PDF", query: currencyQuery })
