import { plainName } from "@max-booster/kernel"
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
  const byName = namesOf(recordings)
  for (const row of named) {
    const fits = byName[row.by].get(row.by === "recording_id" ? row.name : plainName(row.name)) ?? []
    if (fits[0] && fits.length === 1) keep(row, fits[0])
    else found.problems.push({ line: row.line, message: fits.length === 0 ? `There is no recording “${row.name}” of yours.` : `${fits.length} of your recordings are called “${row.name}”. Name it by its id, in a column recording_id.` })
  }
  return found
}

/** Recordings (ids) by each of their names: a CSV may have as many lines as a shop has recordings. */
function namesOf(recordings: readonly NamedRecording[]): Record<IsrcRow["by"], ReadonlyMap<string, string[]>> {
  const by = { recording_id: new Map<string, string[]>(), title: new Map<string, string[]>(), file: new Map<string, string[]>() }
  const add = (names: Map<string, string[]>, name: string, id: string) => names.set(name, [...(names.get(name) ?? []), id])
  for (const { id, title, original_name } of recordings) {
    add(by.recording_id, id, id)
    add(by.title, plainName(title), id)
    add(by.file, plainName(original_name), id)
  }
  return by
}
