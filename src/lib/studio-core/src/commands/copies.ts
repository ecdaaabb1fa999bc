import { type MakeId } from "../command"
import { create, type Edit } from "../edit"
import { type Project } from "../live"
import { fieldsOf, parentsOf, type Collection, type Id, type Records } from "../records/schema"

/** A record to copy, and what the copy has otherwise. */
export type Wanted = { [C in Collection]: { collection: C; id: Id; fields?: Partial<Records[C]> } }[Collection]

/** What belongs to what: a track's regions, a region's notes, a lane's points. */
const childrenOf = (Object.keys(parentsOf) as Collection[]).flatMap((collection) => parentsOf[collection].slice(0, 1).map(({ key, to }) => ({ collection, key, to })))
  .map((each) => (each.collection === "sends" ? { ...each, key: "trackId" } : each))

/**
 * Copies of records with all that belongs to them, under new ids. What names something copied, in a field, a lane's target or a take folder, names the
 * copy in the copy; what names something else still does.
 */
export function copyOf(project: Project, makeId: MakeId, wanted: readonly Wanted[]): Edit[] {
  const found: { collection: Collection; id: Id; record: object }[] = []
  const gather = (collection: Collection, id: Id, fields: object = {}) => {
    const record = project.get(collection, id)
    if (!record) return
    found.push({ collection, id, record: { ...record, ...fields } })
    for (const child of childrenOf) if (child.to === collection) for (const each of project.of(child.collection, child.key as never, id)) gather(child.collection, each.id)
  }
  for (const { collection, id, fields } of wanted) gather(collection, id, fields)
  return withNewIds(found, makeId)
}

/** Creates records under new ids, with all references between them kept. */
export function withNewIds(records: readonly { collection: Collection; id: Id; record: object }[], makeId: MakeId, known: ReadonlyMap<Id, Id> = new Map()): Edit[] {
  const ids = new Map(known)
  for (const { collection, id } of records) if (!ids.has(id)) ids.set(id, collection === "assets" ? id : makeId())
  const renamed = (collection: Collection, record: object) => Object.fromEntries(Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const kind = fieldsOf[collection].find(([name]) => name === key)?.[1].kind
    if (key === "id") return []
    if (kind === "parent" || kind === "link") return [[key, ids.get(value) ?? value]]
    if (kind === "group" && value !== "") {
      if (!ids.has(value)) ids.set(value, makeId())
      return [[key, ids.get(value)]]
    }
    return [[key, kind === "target" ? String(value).replace(/^(send|insert):([\w-]+)/, (_, what: string, id: Id) => `${what}:${ids.get(id) ?? id}`) : value]]
  }))
  return records.map(({ collection, id, record }) => create(collection, ids.get(id) ?? id, renamed(collection, record)))
}
