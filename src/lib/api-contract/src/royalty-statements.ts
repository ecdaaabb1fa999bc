import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** The largest file of a statement, bytes. */
export const STATEMENT_MAX_BYTES = 500 * 1_024 * 1_024

/** What a column may say. */
export const royaltyFields = ["isrc", "upc", "title", "artist", "store", "country", "period", "quantity", "amount", "currency"] as const
export type RoyaltyField = (typeof royaltyFields)[number]

/** A month of sales. */
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Write a month like 2026-10")
const currencySchema = z.string().trim().toLowerCase().regex(/^[a-z]{3}$/, "Write a currency in three letters, like USD")

/** How a file is read: columns by what they say, and what no column says. */
export const royaltyReadingSchema = z.object({
  columns: z.partialRecord(z.enum(royaltyFields), z.string()),
  /** The comma begins the decimals. */
  decimal_comma: z.boolean(),
  currency: currencySchema.nullable(), period: monthSchema.nullable(), store: z.string().trim().max(100).nullable(),
})
export type RoyaltyReading = z.infer<typeof royaltyReadingSchema>

/** reading: a job is at work · draft: read, or waiting for a mapping · failed: it cannot be read · posted: in the ledger. */
export const royaltyStatementStates = ["reading", "draft", "failed", "posted"] as const

export const royaltyStatementCard = z.object({
  id: z.string(), filename: z.string(), source: z.string(), state: z.enum(royaltyStatementStates), /** 0 to 1, of reading. */ fraction: z.number(), lines: z.number().int(),
  /** First and last month; null before it is read, or when it has none. */
  from: z.string().nullable(), to: z.string().nullable(),
  totals: z.array(moneySchema), quantity: z.string(), created_at: z.string(), posted_at: z.string().nullable(),
})
export type RoyaltyStatementCard = z.infer<typeof royaltyStatementCard>

const share = z.object({ party_id: z.string(), name: z.string(), own: z.boolean(), kind: z.enum(["split", "recoup"]), amount: moneySchema })
const divided = z.object({ recording_id: z.string().nullable(), title: z.string(), period: z.string(), amount: moneySchema, /** Null: no split sheet held then, so that all is the shop's. */ sheet_version: z.number().int().nullable(), shares: z.array(share) })
export type DividedRoyaltyView = z.infer<typeof divided>

export const royaltyStatementSchema = royaltyStatementCard.extend({
  encoding: z.string(), delimiter: z.string(), columns: z.array(z.string()), /** The first rows as they stand. */ preview: z.array(z.array(z.string())),
  reading: royaltyReadingSchema, /** Why it cannot be read so, in words. */ fault: z.string().nullable(),
  /** Lines that cannot be read and are left out: the first hundred, and how many there are. */
  problems: z.array(z.object({ line: z.number().int(), field: z.string(), words: z.string() })), problem_count: z.number().int(),
  /** Sums that another statement has already: left out unless wished otherwise. */
  duplicates: z.object({ lines: z.number().int(), totals: z.array(moneySchema), /** Of which statements. */ of: z.array(z.object({ id: z.string(), filename: z.string() })), included: z.boolean() }),
  /** What no recording of the shop is known for. `key` is what a match is kept by. */
  unknown: z.array(z.object({ key: z.string(), isrc: z.string().nullable(), title: z.string(), artist: z.string(), quantity: z.string(), totals: z.array(moneySchema) })),
  /** What is by hand. */
  matches: z.array(z.object({ key: z.string(), recording_id: z.string(), title: z.string() })),
  /** How it will be divided, or was. Empty without money. */
  divided: z.array(divided),
})
export type RoyaltyStatementView = z.infer<typeof royaltyStatementSchema>
const statement = z.object({ statement: royaltyStatementSchema })

export const uploadRoyaltyStatement = route({
  method: "POST", path: "/sellers/royalty-statement-files", who: "seller", summary: "A distributor's CSV as the request's body, at most 500 MB; refused with 422 when the same file was sent before",
  query: z.object({ name: z.string().trim().min(1).max(200) }), response: z.object({ statement: z.object({ id: z.string() }) }),
})
export const listRoyaltyStatements = route({ method: "GET", path: "/sellers/royalty-statements", who: "seller", summary: "Statements, newest first", response: z.object({ statements: z.array(royaltyStatementCard) }) })
export const readRoyaltyStatement = route({ method: "GET", path: "/sellers/royalty-statements/:id", who: "seller", summary: "A statement with preview, problems, duplicates, unknown recordings and how it is divided", response: statement })
export const remapRoyaltyStatement = route({
  method: "POST", path: "/sellers/royalty-statements/:id", who: "seller", summary: "Reads a draft again by another mapping, which is remembered for files with the same columns",
  body: z.object({ reading: royaltyReadingSchema, source: z.string().trim().min(1, "Say who sent it").max(100) }), response: statement,
})
export const matchRoyalty = route({
  method: "POST", path: "/sellers/royalty-statements/:id/matches", who: "seller", summary: "Says which recording of the shop something is of, for this and later statements; null: none, it is the shop's alone",
  body: z.object({ key: z.string().max(600), recording_id: z.string().nullable() }), response: statement,
})
export const includeRoyaltyDuplicates = route({
  method: "POST", path: "/sellers/royalty-statements/:id/duplicates", who: "seller", summary: "Counts sums that another statement has, too, or leaves them out", body: z.object({ included: z.boolean() }), response: statement,
})
export const confirmRoyaltyStatement = route({
  method: "POST", path: "/sellers/royalty-statements/:id/confirm", who: "seller", summary: "Posts a draft: what each collaborator is owed is in the ledger from then on. Again is no news",
  body: z.object({ /** What the page showed: refused with `changed_meanwhile` when it would be divided otherwise. */ totals: z.array(moneySchema) }), response: statement,
})
export const deleteRoyaltyStatement = route({ method: "DELETE", path: "/sellers/royalty-statements/:id", who: "seller", summary: "Removes a statement that was not posted; one that is being read is cancelled", response: z.object({ id: z.string(), deleted: z.literal(true) }) })

const sum = z.object({ key: z.string(), name: z.string(), quantity: z.string(), money: z.array(moneySchema) })
export type RoyaltySum = z.infer<typeof sum>
export const readRoyaltyAnalytics = route({
  method: "GET", path: "/sellers/me/royalty-analytics", who: "seller", summary: "Streams and money of posted statements by month, store, country and recording; money by currency, rounded for show",
  query: z.object({ from: monthSchema.optional(), to: monthSchema.optional() }), response: z.object({ months: z.array(sum), stores: z.array(sum), countries: z.array(sum), recordings: z.array(sum) }),
})
export type RoyaltyAnalytics = z.infer<typeof readRoyaltyAnalytics.response>
