import { type Collection, type Id } from "./records/schema"
import { type Store } from "./records/settle"

type Fields = Record<string, unknown>

/** Finds records by a field's value; an index is made when a field is first asked for, and kept up from then on. */
export function openLookup(store: Store) {
  const indexes = new Map<string, { collection: Collection; field: string; ids: Map<unknown, Set<Id>> }>()
  const put = (ids: Map<unknown, Set<Id>>, value: unknown, id: Id) => {
    const known = ids.get(value)
    if (known) known.add(id)
    else ids.set(value, new Set([id]))
  }
  return {
    find(collection: Collection, field: string, value: unknown): Iterable<Id> {
      const name = `${collection} ${field}`
      const index = indexes.get(name) ?? { collection, field, ids: new Map<unknown, Set<Id>>() }
      if (!indexes.has(name)) {
        for (const [id, record] of store[collection]) put(index.ids, (record as Fields)[field], id)
        indexes.set(name, index)
      }
      return index.ids.get(value) ?? []
    },
    /** To be told of each record that comes (nothing before), goes (nothing after) or changes. */
    changed(collection: Collection, id: Id, before: object | undefined, after: object | undefined) {
      for (const index of indexes.values()) {
        const [from, to] = [(before as Fields | undefined)?.[index.field], (after as Fields | undefined)?.[index.field]]
        if (index.collection !== collection || (before && after && from === to)) continue
        if (before) index.ids.get(from)?.delete(id)
        if (after) put(index.ids, to, id)
      }
    },
  }
}
