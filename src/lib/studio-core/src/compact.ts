import * as Y from "yjs"
import { isFixed, mapOf, type RecordMap } from "./document"
import { collections, parentsOf, type Collection, type Id } from "./records/schema"

/** Since when records are known to be out of reach, ms, by "collection id". The server keeps it beside the document. */
export type UnreachableSince = Record<string, number>

/**
 * Takes out for good what was deleted, or belongs to nothing, before the oldest undo that anybody could still make (the start of the oldest session, ms), and
 * what belongs to it. Call it now and then with what it answered the last time: deletion has no date in the document, it counts from when this first saw it.
 * @returns the ledger for the next time, and how many records left
 */
export function compact(doc: Y.Doc, since: UnreachableSince, { now, oldestUndo }: { now: number; oldestUndo: number }): { since: UnreachableSince; removed: number } {
  const kept: UnreachableSince = {}
  const leaving = new Set<string>()
  doc.transact(() => {
    for (const collection of collections) for (const [id, record] of [...mapOf(doc, collection)]) {
      const name = `${collection} ${id}`
      if (!((record as unknown) instanceof Y.Map)) { mapOf(doc, collection).delete(id); continue }
      const owners = ownersOf(collection, record)
      const isLeft = owners.some((owner) => leaving.has(`${owner.to} ${owner.id}`))
      const isUnreachable = record.get("deleted") === true || owners.some((owner) => !mapOf(doc, owner.to).has(owner.id) && !isFixed(owner.to, owner.id))
      if (isFixed(collection, id) || !(isLeft || isUnreachable)) continue
      const seen = since[name] ?? now
      if (!isLeft && seen >= oldestUndo) { kept[name] = seen; continue }
      leaving.add(name)
      mapOf(doc, collection).delete(id)
    }
  }, "compact")
  return { since: kept, removed: leaving.size }
}

const ownersOf = (collection: Collection, record: RecordMap) => parentsOf[collection].map(({ key, to }) => ({ to, id: String(record.get(key)) satisfies Id }))
