import type { RecordingView } from "@max-booster/api-contract"
import { toCsv } from "@max-booster/kernel/csv"
import { camelotOf, genres, keyNames, parseKey, type KeyName } from "@max-booster/music"
import Papa from "papaparse"

/** What a row of the table holds, as typed. */
export type Draft = { title: string; genre: string; bpm: string; key: string; moods: string; description: string }
/** A row of a CSV that found its recording, with what it fills in. */
export type CsvRow = { id: string; facts: Partial<Draft> }
export type CsvReading = { rows: CsvRow[]; problems: string[] }

const COLUMNS = ["file", "title", "genre", "bpm", "key", "moods", "description"] as const
type Column = (typeof COLUMNS)[number]
/** Names under which other programs keep the same. */
const ALSO: Readonly<Record<string, Column>> = { filename: "file", "file name": "file", name: "title", tempo: "bpm", "initial key": "key", tags: "moods", mood: "moods", notes: "description", comment: "description" }
const MOST_PROBLEMS = 20

type Known = Pick<RecordingView, "id" | "original_name" | "title">

/**
 * Reads facts of recordings from a CSV with a head line: commas, semicolons or tabs, decimal commas, moods apart by ";", "|" or ",".
 * A row belongs to the recording whose file it names, with or without its ending; else to the one with its title.
 * @returns what can be filled in, and for each row that cannot why, by its line
 */
export function readFactsCsv(text: string, recordings: readonly Known[]): CsvReading {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: "greedy", transformHeader: columnOf })
  const fields = (meta.fields ?? []).filter((field): field is Column => COLUMNS.some((column) => column === field))
  if (!fields.includes("file") && !fields.includes("title")) return { rows: [], problems: [`The first line must name the columns: ${COLUMNS.join(", ")}. At least “file” or “title” is needed.`] }
  const rows: CsvRow[] = []
  const problems: string[] = []
  data.forEach((row, index) => {
    const line = index + 2
    const found = find(row, recordings)
    if (!found) { problems.push(`Line ${line}: no recording here has the file or title “${row["file"] ?? row["title"] ?? ""}”.`); return }
    if (rows.some(({ id }) => id === found.id)) { problems.push(`Line ${line}: “${found.original_name}” has a line above.`); return }
    const { facts, faults } = factsOf(row, fields)
    problems.push(...faults.map((fault) => `Line ${line}: ${fault}`))
    rows.push({ id: found.id, facts })
  })
  const more = problems.length - MOST_PROBLEMS
  return { rows, problems: more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more.`] : problems }
}

/** The table as a CSV, to be filled in elsewhere and read again. */
export const writeFactsCsv = (rows: readonly (Draft & { file: string })[]): string =>
  toCsv(COLUMNS, rows.map((row) => COLUMNS.map((column) => row[column])))

const columnOf = (name: string) => { const plain = name.trim().toLowerCase(); return ALSO[plain] ?? plain }
const bare = (name: string) => name.trim().toLowerCase().normalize("NFC").replace(/\.[a-z0-9]{2,5}$/, "")

function find(row: Record<string, string>, recordings: readonly Known[]): Known | undefined {
  const file = bare(row["file"] ?? "")
  if (file) return recordings.find(({ original_name }) => bare(original_name) === file)
  const title = (row["title"] ?? "").trim().toLowerCase()
  return recordings.find((recording) => title !== "" && recording.title.trim().toLowerCase() === title)
}

function factsOf(row: Record<string, string>, fields: readonly Column[]): { facts: Partial<Draft>; faults: string[] } {
  const facts: Partial<Draft> = {}
  const faults: string[] = []
  for (const field of fields) {
    const value = (row[field] ?? "").trim().replace(/^'(?=[=+\-@])/, "")
    if (field === "file" || value === "") continue
    const read = readers[field](value)
    if (read === null) faults.push(`“${value.slice(0, 40)}” is no ${words[field]}.`)
    else facts[field] = read
  }
  return { facts, faults }
}

const words = { title: "title", genre: `genre of this shop (${genres.map(({ label }) => label).join(", ")})`, bpm: "tempo between 40 and 250", key: "key, such as “A minor”, “Am” or “8A”", moods: "list of moods", description: "description" } as const
const readers: Record<Exclude<Column, "file">, (value: string) => string | null> = {
  title: (value) => value.slice(0, 120),
  description: (value) => value.slice(0, 2_000),
  moods: (value) => value.split(/[;|,]/).map((mood) => mood.trim()).filter(Boolean).slice(0, 6).join(", "),
  bpm: (value) => { const bpm = Number(value.replace(",", ".")); return bpm >= 40 && bpm <= 250 ? String(bpm) : null },
  genre: (value) => genres.find(({ id, label }) => [id, label.toLowerCase()].includes(value.toLowerCase()))?.id ?? null,
  key: (value) => keyFrom(value),
}

/** "A minor", "Am", "a min", "8A", "F#". */
export function keyFrom(value: string): KeyName | null {
  const camelot = keyNames.find((key) => camelotOf(key) === value.toUpperCase())
  const [, tonic, mode = ""] = /^([A-Ga-g](?:#|b|♯|♭)?)\s*(m|min|minor|maj|major)?$/.exec(value.replace("♯", "#").replace("♭", "b").trim()) ?? []
  return camelot ?? (tonic ? (parseKey(tonic, mode.startsWith("m") && !mode.startsWith("maj") ? "minor" : "major") ?? null) : null)
}
