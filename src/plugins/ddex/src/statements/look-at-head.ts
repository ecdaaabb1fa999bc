import { parse } from "csv-parse/sync"
import type { RoyaltyReading } from "@max-booster/api-contract"
import { guessMapping, headOf } from "../core/statements/columns"
import { delimiterOf, isDecimalComma, type Delimiter } from "../core/statements/dialect"

/** What a file's first rows say. `head`: how many rows stand before the first line. */
export type Head = { delimiter: Delimiter; head: number; columns: string[]; preview: string[][]; guess: RoyaltyReading; source: string }

const SHOWN = 12

/** Looks at the first letters of a file: how its cells are parted, which row has the names of columns, and what they are. */
export function lookAtHead(text: string, isWhole: boolean): Head {
  const bare = text.replace(/^\uFEFF/, "")
  const whole = isWhole ? bare : bare.slice(0, Math.max(bare.lastIndexOf("\n"), 0) || bare.length)
  const delimiter = delimiterOf(whole)
  const rows = parse(whole, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true, to: 200 })
  const head = headOf(rows)
  const columns = (rows[head] ?? []).map((name) => name.trim())
  const { layout, mapping, currency, store } = guessMapping(columns)
  const numbers = rows.slice(head + 1).flatMap((row) => [mapping.amount, mapping.quantity].flatMap((name) => (name === undefined ? [] : row[columns.indexOf(name)]?.trim() ?? [])))
  return {
    delimiter, head: head + 1, columns, preview: rows.slice(head + 1, head + 1 + SHOWN), source: layout?.label ?? "",
    guess: { columns: mapping, decimal_comma: isDecimalComma(numbers, delimiter), currency, period: null, store },
  }
}
