import * as Y from "yjs"
import { cleanPlain, sourceOf, withoutDefaults } from "./records/clean"
import { collections, fixed, SCHEMA, type ProjectData, type Scalar, type Settings } from "./records/schema"
import { mapOf, storeOf } from "./document"

/**
 * The document of a new project: settings, master, first tempo and meter under their fixed ids. Only the server seeds: were two clients to create
 * one key, one of the two records would be lost with all that was written to it.
 */
export function seedProject(settings: Partial<Settings> & { bpm?: number }): Y.Doc {
  return seedFrom({ settings: cleanPlain("settings", fixed.settings, settings), tempos: { first: cleanPlain("tempos", fixed.first, { bpm: settings.bpm }) } })
}

/** The document of a project that is there already as plain data: an import, a branch. Its ids stay. */
export function seedFrom(project: Partial<ProjectData>): Y.Doc {
  const doc = new Y.Doc()
  const store = storeOf(project)
  doc.transact(() => {
    doc.getMap("meta").set("schema", SCHEMA)
    for (const collection of collections) for (const [id, record] of store[collection]) mapOf(doc, collection).set(id, new Y.Map<Scalar>(Object.entries(withoutDefaults(collection, id, sourceOf(record)))))
  }, "seed")
  return doc
}
