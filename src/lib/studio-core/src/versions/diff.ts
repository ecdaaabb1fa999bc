import { change, create, remove, type Edit } from "../edit"
import { collections, fixed, SCHEMA, type Collection, type Id, type ProjectData, type Records, type Scalar } from "../records/schema"

/** Values of fields by name; undefined where a parameter was not there. */
export type Fields = Record<string, Scalar | undefined>

/** How one record differs. `moved`: nothing but its place. `trackId` is the track that it belongs to, "" for the project's own. */
export type Change = { [C in Collection]: { collection: C; id: Id; trackId: Id } & (
  | { kind: "added"; record: Records[C] }
  | { kind: "removed"; record: Records[C] }
  | { kind: "moved"; before: Fields; after: Fields }
  | { kind: "changed"; before: Fields; after: Fields }) }[Collection]

const places = new Set(["start", "tick", "trackId", "pos", "regionId", "laneId", "parentId", "takeLane"])

/** What leads from one project to another, both as `readProject` gives them. */
export function diff(a: ProjectData, b: ProjectData): Change[] {
  const changes: unknown[] = []
  for (const collection of collections) {
    const [before, after] = [recordsOf(a, collection), recordsOf(b, collection)]
    for (const id of Object.keys(before)) if (after[id] === undefined) changes.push({ kind: "removed", collection, id, trackId: trackOf(a, collection, id), record: before[id] })
    for (const [id, record] of Object.entries(after)) {
      const old = before[id]
      const fields = old === undefined ? undefined : changedFields(old, record)
      if (old === undefined) changes.push({ kind: "added", collection, id, trackId: trackOf(b, collection, id), record })
      else if (fields) changes.push({ kind: Object.keys(fields.after).every((key) => places.has(key)) ? "moved" : "changed", collection, id, trackId: trackOf(b, collection, id), ...fields })
    }
  }
  return changes as Change[]
}

function changedFields(old: object, record: object): { before: Fields; after: Fields } | undefined {
  if (old === record) return undefined
  const [a, b] = [old as Fields, record as Fields]
  let found: { before: Fields; after: Fields } | undefined
  const compare = (key: string) => {
    if (a[key] === b[key]) return
    found ??= { before: {}, after: {} }
    found.before[key] = a[key]
    found.after[key] = b[key]
  }
  for (const key in b) compare(key)
  for (const key in a) if (b[key] === undefined) compare(key)
  return found
}

/** A kind's records by id; the settings are one record. */
export const recordsOf = (project: ProjectData, collection: Collection): Record<Id, object> => (collection === "settings" ? { [fixed.settings]: project.settings } : project[collection])

/** The track that a record belongs to, "" when it is the project's own. */
export function trackOf(project: ProjectData, collection: Collection, id: Id): Id {
  switch (collection) {
    case "tracks": return id
    case "regions": case "inserts": case "sends": case "lanes": return project[collection][id]?.trackId ?? ""
    case "notes": return project.regions[project.notes[id]?.regionId ?? ""]?.trackId ?? ""
    case "points": return project.lanes[project.points[id]?.laneId ?? ""]?.trackId ?? ""
    default: return ""
  }
}

/** Changes by the track that they belong to; under "" the project's own. */
export function byTrack(changes: readonly Change[]): Map<Id, Change[]> {
  const groups = new Map<Id, Change[]>()
  for (const each of changes) {
    const group = groups.get(each.trackId)
    if (group) group.push(each)
    else groups.set(each.trackId, [each])
  }
  return groups
}

/** Changes as edits of a document. */
export const toEdits = (changes: readonly Change[]): Edit[] => changes.map((each) =>
  each.kind === "added" ? create(each.collection, each.id, each.record) : each.kind === "removed" ? remove(each.collection, each.id) : change(each.collection, each.id, each.after))

/** A project with changes made to it; what changes a record that is not there is left out. */
export function patch(project: ProjectData, changes: readonly Change[]): ProjectData {
  const patched: Record<string, Record<Id, object>> = Object.fromEntries(collections.map((each) => [each, { ...recordsOf(project, each) }]))
  for (const { collection, id, ...each } of changes) {
    const records = patched[collection] as Record<Id, object>
    if (each.kind === "added") records[id] = each.record
    else if (each.kind === "removed") Reflect.deleteProperty(records, id)
    else if (records[id]) records[id] = withFields(records[id], each.after)
  }
  return { ...patched, schema: SCHEMA, settings: patched["settings"]?.[fixed.settings] } as unknown as ProjectData
}

const withFields = (record: object, fields: Fields) => Object.fromEntries(Object.entries({ ...record, ...fields }).filter(([, value]) => value !== undefined))
