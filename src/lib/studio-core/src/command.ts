import { type Edit } from "./edit"
import { type Project } from "./live"
import { type Collection, type Id, type Records } from "./records/schema"

/** Makes the id of a new record: a UUID in the studio. */
export type MakeId = () => Id

/** What a command would do, and its name for the history; or why it cannot. */
export type Plan = { label: string; edits: Edit[] } | { refused: string }

/** A wish about a project, worked out against what the project is when it is run. Writes nothing itself. */
export type Command = (project: Project, makeId: MakeId) => Plan

/** A plan that does nothing, and why. */
export const refuse = (reason: string): Plan => ({ refused: reason })

const nouns: Record<Collection, string> = {
  settings: "setting", tracks: "track", assets: "recording", regions: "region", notes: "note", inserts: "effect", sends: "send", lanes: "automation lane",
  points: "automation point", markers: "marker", tempos: "tempo", meters: "meter",
}

/** "region", "3 regions". */
export const counted = (collection: Collection, count: number): string => (count === 1 ? nouns[collection] : `${count} ${nouns[collection]}s`)

/** The lowest and highest of any number of values: arguments of Math.min are limited. */
export const lowest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
export const highest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)

/** Those of some records that are there, and what to say when none is. */
export function present<C extends Collection>(project: Project, collection: C, ids: readonly Id[]): (Records[C] & { id: Id })[] {
  return [...new Set(ids)].flatMap((id) => {
    const record = project.get(collection, id)
    return record ? [{ ...record, id }] : []
  })
}

/** Edits for those of some records that are there; refused when none is left. */
export const forEach = <C extends Collection>(collection: C, ids: readonly Id[], label: (count: number) => string, toEdits: (record: Records[C] & { id: Id }, project: Project, makeId: MakeId) => Edit[]): Command => (project, makeId) => {
  const records = present(project, collection, ids)
  return records.length === 0 ? gone(collection) : { label: label(records.length), edits: records.flatMap((record) => toEdits(record, project, makeId)) }
}

/** Refuses because what was meant is not there any more. */
export const gone = (collection: Collection): Plan => refuse(`The ${nouns[collection]} is not there any more.`)
