import { parseDecimal, PLACES } from "./decimal"
import type { LineProblem, Mapping, StatementField, StatementLine } from "./line"
import { monthOf } from "./period"

/** How cells are read. */
export type Reading = {
  mapping: Mapping
  /** The comma begins the decimals. */
  comma: boolean
  /** Of lines that do not name one themselves. */
  currency: string | null; store: string | null; period: string | null
}

/** Makes a reader of rows: columns are looked up once. @returns a line; a problem; null for a row without anything, such as a last one of totals */
export function lineReader(columns: readonly string[], { mapping, comma, currency, store, period }: Reading): (row: readonly string[], number: number) => { line: StatementLine } | { problem: LineProblem } | null {
  const places = new Map(Object.entries(mapping).map(([field, column]) => [field, columns.indexOf(column)]))
  return (row, number) => {
    const cell = (field: StatementField) => row[places.get(field) ?? -1]?.trim() ?? ""
    const refuse = (field: StatementField, words: string) => ({ problem: { line: number, field, words } })
    const [isrc, title, upc] = [cell("isrc"), cell("title"), cell("upc")]
    const about = row.filter((each) => each.trim() !== "").length
    if (about === 0 || (mapping.period && cell("period") === "" && isrc === "" && upc === "" && /^(grand )?(total|summe|sum)/i.test(row.find((each) => each.trim() !== "") ?? ""))) return null
    if (row.length < columns.length && about < 2) return refuse("title", "The line is not whole: the file may have been cut off")
    const code = isrc.toUpperCase().replace(/[\s-]/g, "")
    if (code !== "" && !/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(code)) return refuse("isrc", `"${isrc}" is not an ISRC`)
    const month = mapping.period ? monthOf(cell("period")) : period
    if (mapping.period && month === null) return refuse("period", `"${cell("period")}" is not a month`)
    const count = cell("quantity") === "" ? 0n : wholeOf(cell("quantity"), comma)
    if (count === null) return refuse("quantity", `"${cell("quantity")}" is not a whole number`)
    const amount = mapping.amount ? (cell("amount") === "" ? 0n : parseDecimal(cell("amount"), comma)) : null
    if (mapping.amount && amount === null) return refuse("amount", `"${cell("amount")}" is not an amount`)
    const money = (cell("currency") || (currency ?? "")).toLowerCase()
    if (amount !== null && !/^[a-z]{3}$/.test(money)) return refuse("currency", money === "" ? "No currency is named" : `"${money}" is not a currency`)
    return { line: { isrc: code || null, upc: upc || null, title, artist: cell("artist"), store: cell("store") || (store ?? ""), country: countryOf(cell("country")), period: month, quantity: count, amount, currency: amount === null ? null : money } }
  }
}

const UNIT = 10n ** BigInt(PLACES)

function wholeOf(text: string, comma: boolean): bigint | null {
  // "1,200" and "1.200" streams are 1200 whichever sign begins the decimals.
  const exact = /^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(text) ? BigInt(text.replace(/[.,+]/g, "")) * UNIT : parseDecimal(text, comma)
  return exact === null || exact % UNIT !== 0n ? null : exact / UNIT
}

const countryOf = (text: string) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text)
