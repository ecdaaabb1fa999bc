import { Hocuspocus, type Connection, type Document, type beforeHandleMessagePayload } from "@hocuspocus/server"
import type { DocumentKind, DocumentRole, StoredDocument } from "@max-booster/extension-api"
import { beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { SharedDocuments } from "./documents"

/** A kind of documents as a module keeps them, in memory: merges, counts, tells. */
class Shelf implements DocumentKind {
  maxBytes = 100_000
  stored: StoredDocument = { state: Y.encodeStateAsUpdate(new Y.Doc()), revision: 1 }
  roles = new Map<string, DocumentRole>()
  told: { document: string; revision: number }[] = []
  failures = 0
  open(_id: string, customerId: string) { return Promise.resolve(this.roles.get(customerId) ?? null) }
  load() { return Promise.resolve(this.stored) }
  store(id: string, state: Uint8Array) {
    if (this.failures-- > 0) return Promise.reject(new Error("The database is away"))
    const whole = Y.mergeUpdates([this.stored.state, state])
    this.stored = { state: whole, revision: this.stored.revision + 1 }
    this.told.push({ document: `song:${id}`, revision: this.stored.revision })
    return Promise.resolve(this.stored)
  }
}

const said: string[] = []
/** A process of the shop that may hold documents. */
function aBackend(kind: DocumentKind) {
  const shared = new SharedDocuments({ song: kind }, { error: (text) => { said.push(text) } })
  const hocuspocus = new Hocuspocus({ quiet: true, ...shared.hooks })
  return { shared, hocuspocus, open: () => hocuspocus.openDirectConnection("song:1") }
}
const marks = (doc: Y.Doc | null) => Object.keys(doc?.getMap("marks").toJSON() ?? {}).sort()

describe("a shared document", () => {
  let shelf: Shelf
  beforeEach(() => { shelf = new Shelf(); said.length = 0 })

  it("that two backends hold is the same on both, and stored whole", async () => {
    const backends = [aBackend(shelf), aBackend(shelf)]
    const [a, b] = await Promise.all(backends.map(({ open }) => open()))
    await Promise.all([a?.transact((doc) => { doc.getMap("marks").set("by a", true) }), b?.transact((doc) => { doc.getMap("marks").set("by b", true) })])
    for (const told of shelf.told.splice(0)) for (const { shared, hocuspocus } of backends) await shared.follow(hocuspocus, told)
    for (const { hocuspocus } of backends) expect(marks(hocuspocus.documents.get("song:1") ?? null)).toEqual(["by a", "by b"])
    const stored = new Y.Doc()
    Y.applyUpdate(stored, shelf.stored.state)
    expect(marks(stored)).toEqual(["by a", "by b"])
    expect(shelf.told).toEqual([])
  })

  it("is stored once the database is back", async () => {
    shelf.failures = 1
    const connection = await aBackend(shelf).open()
    await connection.transact((doc) => { doc.getMap("marks").set("kept", true) })
    const stored = new Y.Doc()
    Y.applyUpdate(stored, shelf.stored.state)
    expect([marks(stored), said]).toEqual([["kept"], ["Live: song:1 could not be stored: The database is away"]])
  })

  it("takes nothing in that would make it too large, and says so; whoever edits then only reads", async () => {
    const { shared, hocuspocus, open } = aBackend(shelf)
    await open()
    const document = hocuspocus.documents.get("song:1") as Document
    const words: string[] = []
    const connection = { readOnly: false, sendStateless: (text: string) => { words.push(text) } } as unknown as Connection
    const message = (type: number, bytes: number) => ({ connection, document, documentName: "song:1", update: Uint8Array.from([6, ...Buffer.from("song:1"), type, ...new Uint8Array(bytes)]) }) as beforeHandleMessagePayload
    await shared.hooks.beforeHandleMessage?.(message(0, 90_000))
    expect([connection.readOnly, words]).toEqual([false, []])
    await shared.hooks.beforeHandleMessage?.(message(0, 100_000))
    expect([connection.readOnly, words.map((each) => (JSON.parse(each) as { kind: string }).kind)]).toEqual([true, ["document.too-large"]])
    await expect(Promise.resolve().then(() => shared.hooks.beforeHandleMessage?.(message(1, 5_000)))).rejects.toMatchObject({ reason: "presence-too-large" })
    await shared.hooks.beforeHandleMessage?.(message(1, 500))
  })

  it("admits who has a role in it, and nobody else", async () => {
    const { shared, hocuspocus } = aBackend(shelf)
    shelf.roles.set("ana", "editor").set("ben", "viewer")
    const admit = (customer: string | undefined, document = "song:1") => shared.admit(hocuspocus, { document, customer })
    expect([await admit("ana"), await admit("ben")]).toEqual([{ isReadOnly: false }, { isReadOnly: true }])
    await expect(admit("cy")).rejects.toThrow("does not open")
    await expect(admit(undefined)).rejects.toThrow("does not open")
    await expect(admit("ana", "other:1")).rejects.toThrow("does not open")
  })
})
