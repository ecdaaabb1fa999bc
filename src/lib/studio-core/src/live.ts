import type * as Y from "yjs"
import { defaultOf, isFixed, mapOf, readRecord, readStore, toProject } from "./document"
import { openLookup } from "./lookup"
import { collections, fixed, type Collection, type Id, type ProjectData, type Records, type Settings } from "./records/schema"
import { isAttached, settle, type Settled, type Store } from "./records/settle"
import { meterMap, type MeterMap } from "./time/meter"
import { tempoMap, type TempoMap } from "./time/tempo"

/** A record that a transaction touched; what it holds now is read from the project. */
export type Touched = { collection: Collection; id: Id }

/** A record with its id. */
export type Entry<C extends Collection> = Records[C] & { id: Id }

/** An open document, read cheaply: records are cleaned once and kept until they change. */
export interface Project {
  readonly settings: Settings
  readonly tempo: TempoMap
  readonly meter: MeterMap
  /** Undefined when it is not there, deleted, or belongs to what is. The same object until it changes. */
  get<C extends Collection>(collection: C, id: Id): Records[C] | undefined
  /** All of a kind, in no order; each the same object until it changes. */
  all<C extends Collection>(collection: C): Entry<C>[]
  /** Those that belong to this: the regions of a track, the notes of a region, the parts of a take folder. */
  of<C extends Collection>(collection: C, field: keyof Records[C] & string, id: Id): Entry<C>[]
  toData(): ProjectData
  /** As they stand in the document: also those whose parent is gone, and with links as they were written. */
  readonly raw: Store
}

/** A project that follows its document. */
export type LiveProject = Project & {
  readonly doc: Y.Doc
  /** Called after each transaction that touched records, whoever made it. @returns to call when it is enough */
  subscribe(listener: (touched: readonly Touched[]) => void): () => void
  close(): void
}

/** Opens a document for reading, and follows it until it is closed. */
export function openProject(doc: Y.Doc): LiveProject {
  const store = readStore(doc) as { [C in Collection]: Map<Id, Records[C]> }
  const listeners = new Set<(touched: readonly Touched[]) => void>()
  const lookup = openLookup(store)
  const touchedBy = new WeakMap<Y.Transaction, Touched[]>()
  const entryOf = new WeakMap<object, Entry<Collection>>()
  let settled: Settled | undefined
  let times: { tempo: TempoMap; meter: MeterMap } | undefined

  const routed = () => (settled ??= settle(store))
  const whole = (): Store => ({ ...store, ...routed() })
  const timed = () => (times ??= { tempo: tempoMap([...store.tempos.entries()]), meter: meterMap([...store.meters.entries()]) })

  const refresh = (collection: Collection, id: Id) => {
    const after = readRecord(doc, collection, id) ?? (isFixed(collection, id) ? defaultOf(collection, id) : undefined)
    lookup.changed(collection, id, store[collection].get(id), after)
    const records = store[collection] as Map<Id, unknown>
    if (after) records.set(id, after)
    else records.delete(id)
    if (collection === "tracks" || collection === "sends" || collection === "inserts") settled = undefined
    if (collection === "tempos" || collection === "meters") times = undefined
  }

  const observed = collections.map((collection) => {
    const map = mapOf(doc, collection)
    const listener = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      const ids = new Set(events.flatMap(({ target, path, changes }) => ((target as unknown) === map ? [...changes.keys.keys()] : [String(path[0])])))
      const touched = touchedBy.get(transaction) ?? []
      for (const id of ids) {
        refresh(collection, id)
        touched.push({ collection, id })
      }
      touchedBy.set(transaction, touched)
    }
    map.observeDeep(listener)
    return () => { map.unobserveDeep(listener) }
  })
  const tell = (transaction: Y.Transaction) => {
    const touched = touchedBy.get(transaction)
    if (touched) for (const listener of listeners) listener(touched)
  }
  doc.on("afterTransaction", tell)

  const get = <C extends Collection>(collection: C, id: Id): Records[C] | undefined => {
    const record = (collection === "tracks" || collection === "sends" || collection === "inserts" ? routed() : store)[collection as "tracks"].get(id) as Records[C] | undefined
    return record && isAttached(collection === "lanes" || collection === "points" ? whole() : store, collection, record) ? record : undefined
  }
  const entry = <C extends Collection>(record: Records[C], id: Id): Entry<C> => {
    const known = entryOf.get(record) as Entry<C> | undefined
    const made = known ?? { ...record, id }
    if (!known) entryOf.set(record, made as Entry<Collection>)
    return made
  }
  const entries = <C extends Collection>(collection: C, ids: Iterable<Id>): Entry<C>[] => {
    const found: Entry<C>[] = []
    for (const id of ids) {
      const record = get(collection, id)
      if (record) found.push(entry(record, id))
    }
    return found
  }

  return {
    doc,
    get settings() { return store.settings.get(fixed.settings) as Settings },
    get tempo() { return timed().tempo },
    get meter() { return timed().meter },
    get,
    all: (collection) => entries(collection, store[collection].keys()),
    of: (collection, field, id) => entries(collection, lookup.find(collection, field, id)),
    raw: store,
    toData: () => toProject(store),
    subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } },
    close: () => { doc.off("afterTransaction", tell); for (const stop of observed) stop(); listeners.clear() },
  }
}
