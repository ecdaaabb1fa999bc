/** What a line of a statement can say. */
export const statementFields = ["isrc", "upc", "title", "artist", "store", "country", "period", "quantity", "amount", "currency"] as const
export type StatementField = (typeof statementFields)[number]

/** Where each field is found: the column's name as the file has it. */
export type Mapping = Partial<Record<StatementField, string>>

/** One line of a statement. What a file does not tell is null. */
export type StatementLine = {
  /** Twelve characters, without hyphens. */
  isrc: string | null; upc: string | null; title: string; artist: string; store: string
  /** ISO 3166-1 alpha-2 in upper case, or what the file says. */
  country: string
  /** The month of the sales, `2026-10`. */
  period: string | null
  quantity: bigint
  /** In units of 10^-18 of the currency's major unit; null: the file tells of no money. */
  amount: bigint | null
  /** ISO 4217, lower case. */
  currency: string | null
}

/** Why a line cannot be read; `line` counts from 1, the head included. */
export type LineProblem = { line: number; field: StatementField; words: string }
