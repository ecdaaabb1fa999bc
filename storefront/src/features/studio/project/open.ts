import { migrate, openSession, schemaOf, seedProject, type Session } from "@max-booster/studio-core"
import { IndexeddbPersistence } from "y-indexeddb"
import * as Y from "yjs"

/** A project that is open on this device: what is done in it is kept here at once, with or without a network. */
export type OpenProject = { id: string; session: Session; close(): Promise<void> }

/**
 * Opens a project from this device's copy.
 * @param seed what a new one begins with; null where it must be here already
 * @throws {Error} it is not here, or was made by a later version: in words
 */
export async function openHere(id: string, person: string, seed: { name: string; bpm?: number } | null): Promise<OpenProject> {
  const doc = new Y.Doc()
  const store = new IndexeddbPersistence(`studio:${id}`, doc)
  await store.whenSynced
  if (schemaOf(doc) === 0 && seed) Y.applyUpdate(doc, Y.encodeStateAsUpdate(seedProject(seed)), "seed")
  const verdict = migrate(doc)
  if (!verdict.done) {
    await store.destroy()
    throw new Error(verdict.reason)
  }
  const session = openSession(doc, { person, makeId: () => crypto.randomUUID() })
  return { id, session, close: async () => { session.close(); await store.destroy(); doc.destroy() } }
}
