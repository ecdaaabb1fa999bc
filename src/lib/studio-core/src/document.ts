import * as Y from "yjs"
import { clean, cleanPlain } from "./records/clean"
import { isId } from "./records/fields"
import { emptyStore, isAttached, settle, type Store } from "./records/settle"
import { collections, fixed, SCHEMA, type Collection, type Id, type ProjectData, type Records, type Scalar } from "./records/schema"

/** A record in the document. */
export type RecordMap = Y.Map<Scalar>

/** The document's map of a kind of records. */
export const mapOf = (doc: Y.Doc, collection: Collection): Y.Map<RecordMap> => doc.getMap<RecordMap>(collection)

/** The records that stay, whatever anybody deletes. */
export const isFixed = (collection: Collection, id: Id): boolean =>
  always.some((each) => each[0] === collection && each[1] === id)

/** A record of the document, cleaned; undefined when it is not there or deleted. */
export function readRecord<C extends Collection>(doc: Y.Doc, collection: C, id: Id): Records[C] | undefined {
  const map: unknown = mapOf(doc, collection).get(id)
  return map instanceof Y.Map && isId(id) && (map.get("deleted") !== true || isFixed(collection, id)) ? clean(collection, id, map) : undefined
}

/** Every record that is not deleted, and those that are always there. */
export function readStore(doc: Y.Doc): Store {
  const store = emptyStore()
  for (const collection of collections) for (const id of mapOf(doc, collection).keys()) {
    const record = readRecord(doc, collection, id)
    if (record) (store[collection] as Map<Id, unknown>).set(id, record)
  }
  return withFixed(store)
}

/** What a fixed record is before anybody wrote it. */
export const defaultOf = <C extends Collection>(collection: C, id: Id): Records[C] => cleanPlain(collection, id, collection === "tracks" ? { name: "Master" } : {})

const always = [["settings", fixed.settings], ["tracks", fixed.master], ["tempos", fixed.first], ["meters", fixed.first]] as const

function withFixed(store: ReturnType<typeof emptyStore>): Store {
  for (const [collection, id] of always) if (!store[collection].has(id)) (store[collection] as Map<Id, unknown>).set(id, defaultOf(collection, id))
  return store
}

/** What a store says as plain JSON: without what hangs in the air, with a routing that holds. */
export function toProject(store: Store): ProjectData {
  const whole: Store = { ...store, ...settle(store) }
  const kept = collections.filter((each) => each !== "settings").map((collection) =>
    [collection, Object.fromEntries([...whole[collection]].filter(([, record]) => isAttached(whole, collection, record)))])
  return { schema: SCHEMA, settings: whole.settings.get(fixed.settings), ...Object.fromEntries(kept) } as ProjectData
}

/** A plain project as a store, cleaned: what came from a file or another version. */
export function storeOf(project: Partial<ProjectData>): Store {
  const store = emptyStore()
  store.settings.set(fixed.settings, cleanPlain("settings", fixed.settings, project.settings))
  for (const collection of collections) if (collection !== "settings") for (const [id, record] of Object.entries(project[collection] ?? {})) {
    if (isId(id) && !(record as { deleted?: unknown }).deleted) (store[collection] as Map<Id, unknown>).set(id, cleanPlain(collection, id, record))
  }
  return withFixed(store)
}

/** A plain project that came from elsewhere, a version or a file: cleaned, defaults filled in, without what hangs in the air. */
export const cleanProject = (project: Partial<ProjectData>): ProjectData => toProject(storeOf(project))

/** The whole project as plain JSON: cleaned, defaults filled in, without what is deleted. Never throws, whatever others wrote into the document. */
export const readProject = (doc: Y.Doc): ProjectData => toProject(readStore(doc))
