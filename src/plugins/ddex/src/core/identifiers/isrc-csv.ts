import { CsvError, parse } from "csv-parse/sync"
import { parseIsrc } from "./isrc"

/** A recording named by a line, by one of its id, its title, or the name of its file. */
export type IsrcRow = { line: number; isrc: string; by: "recording_id" | "title" | "file"; name: string }
export type IsrcCsv = { rows: IsrcRow[]; problems: { line: number; message: string }[] }

const names = ["recording_id", "title", "file"] as const
const MOST_ROWS = 20_000

/** Reads existing ISRCs from a CSV: a column `isrc` and one or more of `recording_id`, `title`, `file`; of these, the first that is filled in names the recording. */
export function readIsrcCsv(text: string): IsrcCsv {
  const table = tableOf(text)
  if ("message" in table) return { rows: [], problems: [table] }
  const [head, ...lines] = table.lines
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase().replace(/[\s-]+/g, "_"))
  if (!columns.includes("isrc")) return { rows: [], problems: [{ line: 1, message: "The first line names no column isrc. It names columns, as: isrc,title" }] }
  if (!names.some((name) => columns.includes(name))) return { rows: [], problems: [{ line: 1, message: "No column says which recording a line is about. Add one named recording_id, title or file." }] }
  if (lines.length > MOST_ROWS) return { rows: [], problems: [{ line: MOST_ROWS + 2, message: `At most ${MOST_ROWS.toLocaleString("en")} lines at once: import the rest after them.` }] }
  const rows: IsrcRow[] = []
  const problems: IsrcCsv["problems"] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ""
    const read = parseIsrc(cell("isrc"))
    const by = names.find((name) => columns.includes(name) && cell(name) !== "")
    const before = read.ok ? seen.get(read.value.code) : undefined
    if (!read.ok) problems.push({ line, message: read.error.message })
    else if (!by) problems.push({ line, message: `Nothing says which recording has ${read.value.code}.` })
    else if (before) problems.push({ line, message: `${read.value.code} stands in line ${before}, too: an ISRC names one recording.` })
    else {
      seen.set(read.value.code, line)
      rows.push({ line, isrc: read.value.code, by, name: cell(by) })
    }
  }
  return { rows, problems }
}

type Line = { line: number; cells: string[] }

function tableOf(text: string): { lines: Line[] } | { line: number; message: string } {
  try {
    const read = parse(text, { bom: true, delimiter: delimiterOf(text), skip_empty_lines: true, relax_column_count: true, info: true, trim: true }) as unknown as { record: string[]; info: { lines: number } }[]
    return { lines: read.filter(({ record }) => record.some((cell) => cell !== "")).map(({ record, info }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: Number(error["lines"] ?? 1), message: "Quotes do not match here: a text that holds a quote has it twice, and quotes around it." }
  }
}

/** Spreadsheets of many countries separate by semicolons or tabs. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/, 1)[0] ?? ""
  const count = (sign: string) => head.split(sign).length
  return [",", ";", "\t"].reduce((most, sign) => (count(sign) > count(most) ? sign : most))
}
