import { canOpen, openSession, schemaOf, type Session } from "@max-booster/studio-core"
import { IndexeddbPersistence } from "y-indexeddb"
import * as Y from "yjs"
import { Sync, ticketOf } from "./sync"

/** A project that is open: what is done in it is kept on this device at once, and at the shop as soon as there is a network. */
export type OpenProject = { id: string; session: Session; sync: Sync; close(): Promise<void> }

/**
 * Opens a project: from this device's copy where there is one, else from the shop, which seeds it.
 * @throws {Error} it is neither here nor to be had, or was made by a later version: in words
 */
export async function openProject(id: string, person: string): Promise<OpenProject> {
  const doc = new Y.Doc()
  const store = new IndexeddbPersistence(`studio:${id}`, doc)
  await store.whenSynced
  const sync = new Sync(doc, ticketOf(id))
  const close = async () => { sync.close(); await store.destroy(); doc.destroy() }
  try {
    if (schemaOf(doc) === 0) await arrival(sync)
    const verdict = canOpen(doc)
    if (!verdict.done) throw new Error(verdict.reason)
  } catch (error) {
    await close()
    throw error
  }
  const session = openSession(doc, { person, makeId: () => crypto.randomUUID() })
  return { id, session, sync, close: async () => { session.close(); await close() } }
}

/** Waits until the shop has sent the document. */
const arrival = (sync: Sync) => new Promise<void>((resolve, reject) => {
  const look = () => {
    if (sync.state === "saved") resolve()
    else if (sync.state === "refused") reject(new Error("This project is not shared with you, or it was removed."))
    else if (sync.state === "offline" && sync.hasTried) reject(new Error("This project is not on this device yet, and the shop cannot be reached. Try again when there is a network."))
    else return
    stop()
  }
  const stop = sync.subscribe(look)
  look()
})
