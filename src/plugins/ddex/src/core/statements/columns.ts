import { layouts, otherNames, type Layout } from "./layouts"
import { statementFields, type Mapping } from "./line"
import type { Reading } from "./to-line"

/** What a file's head says. */
export type Guess = {
  layout: Layout | null; mapping: Mapping
  /** Of lines that do not name one themselves. */
  currency: string | null; store: string | null
}

/** A column's name without what differs between exports: case, spaces, hyphens and underscores. */
export const plainName = (name: string): string => name.replace(/^\uFEFF/, "").normalize("NFKC").toLowerCase().replace(/[\s_-]+/g, " ").trim()

/** Guesses what columns are: by a known layout, else by their names. "Earnings (EUR)" is an amount, and says its currency. */
export function guessMapping(columns: readonly string[]): Guess {
  const byName = new Map(columns.map((column) => [plainName(column), column]))
  const layout = layouts.find(({ known }) => known.every((name) => byName.has(plainName(name)))) ?? null
  const mapping: Mapping = {}
  for (const field of statementFields) {
    const named = layout?.columns[field]
    const column = (named && byName.get(plainName(named))) ?? byOtherName(columns, otherNames[field], Object.values(mapping))
    if (column !== undefined) mapping[field] = column
  }
  return { layout, mapping, currency: currencyIn(mapping.amount ?? "") ?? layout?.currency ?? null, store: layout?.store ?? null }
}

function byOtherName(columns: readonly string[], names: readonly string[], taken: readonly string[]): string | undefined {
  const free = columns.filter((column) => !taken.includes(column))
  return names.flatMap((name) => free.find((column) => plainName(withoutCurrency(column)) === name) ?? [])[0]
}

const withoutCurrency = (column: string) => column.replace(/\s*[([][A-Za-z]{3}[)\]]\s*$/, "")

/** The currency that a column's name says: "Earnings (USD)" -> "usd". */
export const currencyIn = (column: string): string | null => /[([]([A-Z]{3})[)\]]/.exec(column)?.[1]?.toLowerCase() ?? null

/** Which of the first rows is the head: the one with the most columns that are known; some files begin with notes. */
export function headOf(rows: readonly (readonly string[])[]): number {
  const score = (row: readonly string[]) => Object.keys(guessMapping(row).mapping).length
  return rows.slice(0, 20).reduce((best, row, i) => (score(row) > score(rows[best] ?? []) ? i : best), 0)
}

/** What a file's kind is known by when its mapping is to be remembered: its columns in order. */
export const headText = (columns: readonly string[]): string => columns.map(plainName).join("\n")

/** Why lines cannot be read so, in words; null when they can. */
export function faultOf({ mapping, currency, period }: Pick<Reading, "mapping" | "currency" | "period">, columns: readonly string[]): string | null {
  for (const column of Object.values(mapping)) if (!columns.includes(column)) return `The file has no column "${column}"`
  if (!mapping.quantity && !mapping.amount) return "Say which column has the number of streams or sales, or the amount"
  if (!mapping.period && !period) return "Say which column has the month of the sales, or which month all of it is of"
  return mapping.amount && !mapping.currency && !currency ? "Say which currency the amounts are in" : null
}
