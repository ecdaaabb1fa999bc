import { isSameName } from "@max-booster/kernel"
import type { IsrcRow } from "./identifiers"

/** A recording by what its shop calls it. */
export type NamedRecording = { id: string; title: string; original_name: string }
type Matched = { rows: { line: number; recording_id: string; isrc: string }[]; problems: { line: number; message: string }[] }

/** Finds the recordings that lines of a CSV name. A name that several have names none: which one is meant is not guessed. */
export function matchedRows(named: readonly IsrcRow[], recordings: readonly NamedRecording[]): Matched {
  const found: Matched = { rows: [], problems: [] }
  const lines = new Map<string, number>()
  const keep = ({ line, isrc }: IsrcRow, recording_id: string) => {
    const before = lines.get(recording_id)
    if (before !== undefined) { found.problems.push({ line, message: `Line ${before} names an ISRC for this recording, too: a recording has one.` }); return }
    lines.set(recording_id, line)
    found.rows.push({ line, recording_id, isrc })
  }
  for (const row of named) {
    const fits = recordings.filter((recording) => isNamed(recording, row))
    if (fits[0] && fits.length === 1) keep(row, fits[0].id)
    else found.problems.push({ line: row.line, message: fits.length === 0 ? `There is no recording “${row.name}” of yours.` : `${fits.length} of your recordings are called “${row.name}”. Name it by its id, in a column recording_id.` })
  }
  return found
}

function isNamed({ id, title, original_name }: NamedRecording, { by, name }: IsrcRow): boolean {
  switch (by) {
    case "recording_id": return id === name
    case "title": return isSameName(title, name)
    case "file": return isSameName(original_name, name)
  }
}
