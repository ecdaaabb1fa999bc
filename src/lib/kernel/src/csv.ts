import { toDecimal, type Money } from "./money"

/** A cell: text of anybody, a number of ours, or money (written as a decimal in major units). */
export type Cell = string | number | Money

/** Signs that begin a formula in a spreadsheet, their full-width forms included (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as it is: UTF-8 with a byte order mark, and text that would be run as a formula
 * begins with an apostrophe.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(written).join(",")).join("\r\n")}\r\n`
}

function written(cell: Cell): string {
  if (typeof cell === "number") return String(cell)
  if (typeof cell === "object") return toDecimal(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe
}
