import { setTimeout as sleep } from "node:timers/promises"
import type { Configuration, Connection, Document, Hocuspocus } from "@hocuspocus/server"
import type { DocumentKind } from "@max-booster/extension-api"
import * as Y from "yjs"
import type { Ticket } from "./ticket"

/** People that may have one document open at once: each sees the presence of all others. */
const MOST_PEOPLE = 50
/** A person's presence, bytes. */
const MOST_PRESENCE_BYTES = 4_096
/** Waits between tries to store, as long as the database is away; what was taken in stays in memory meanwhile. */
const STORE_AGAIN_MS = [200, 1_000, 3_000, 10_000, 30_000]

const AWARENESS = 1

type Person = { customerId?: string }
type Log = { error(text: string): void }
type Known = { revision: number; bytes: number }

/** Shared documents of some kinds, kept in step with what is stored. */
export class SharedDocuments {
  /** By open document, the newest revision that it holds, and about how large it is. */
  protected readonly known_ = new WeakMap<Document, Known>()

  constructor(protected readonly kinds_: Readonly<Record<string, DocumentKind>>, protected readonly log_: Log) {}

  /** Whether a name is one of a shared document. */
  has = (name: string): boolean => this.kindOf_(name) !== null

  /** What the socket server does with a shared document. */
  readonly hooks: Pick<Configuration, "onLoadDocument" | "onChange" | "onStoreDocument" | "beforeHandleMessage"> = {
    onLoadDocument: async ({ document, documentName }) => {
      const found = this.kindOf_(documentName)
      if (!found) return
      const stored = await found.kind.load(found.id)
      if (!stored) throw new Error(`There is no document ${documentName}`)
      this.takeIn_(document, stored)
    },
    onChange: ({ document, update }) => {
      const known = this.known_.get(document)
      if (known) known.bytes += update.length
      return Promise.resolve()
    },
    onStoreDocument: ({ document, documentName }) => this.store_(document, documentName),
    beforeHandleMessage: ({ connection, document, documentName, update }) => {
      const found = this.kindOf_(documentName)
      if (found) this.look_(connection, document, found.kind, update)
      return Promise.resolve()
    },
  }

  /** Lets a person in who may. @throws {Error} when he may not, or too many are there @returns whether he may only read */
  async admit(hocuspocus: Hocuspocus, { document, customer }: Ticket): Promise<{ isReadOnly: boolean }> {
    const found = this.kindOf_(document)
    const role = found && customer ? await found.kind.open(found.id, customer) : null
    if (!role) throw new Error("This ticket does not open this document")
    if ((hocuspocus.documents.get(document)?.getConnectionsCount() ?? 0) >= MOST_PEOPLE) throw new Error("Too many people have this document open")
    return { isReadOnly: role === "viewer" }
  }

  /** Follows what was told: takes in what another process has stored, or asks again who may stay. */
  async follow(hocuspocus: Hocuspocus, { document: name, revision }: { document: string; revision?: number | undefined }): Promise<void> {
    const [document, found] = [hocuspocus.documents.get(name), this.kindOf_(name)]
    if (!document || !found) return
    if (revision === undefined) return this.checkPeople_(document, found)
    if (revision <= (this.known_.get(document)?.revision ?? 0)) return
    const stored = await found.kind.load(found.id)
    if (stored) this.takeIn_(document, stored)
  }

  /** Follows whatever may have been told while nobody listened. */
  async catchUp(hocuspocus: Hocuspocus): Promise<void> {
    for (const document of hocuspocus.documents.keys()) for (const revision of [undefined, Infinity]) await this.follow(hocuspocus, { document, revision })
  }

  protected async checkPeople_(document: Document, { kind, id }: { kind: DocumentKind; id: string }): Promise<void> {
    for (const connection of document.getConnections()) {
      const role = await kind.open(id, (connection.context as Person).customerId ?? "")
      if (!role) connection.close({ code: 4403, reason: "permission-denied" })
      else if (connection.readOnly !== (role === "viewer")) {
        connection.readOnly = role === "viewer"
        connection.sendStateless(JSON.stringify({ kind: "document.role", role }))
      }
    }
  }

  /** Refuses what would make a document too large, and presence that is more than that. */
  protected look_(connection: Connection, document: Document, { maxBytes }: DocumentKind, update: Uint8Array): void {
    const isPresence = update[nameBytes(update)] === AWARENESS
    if (isPresence && update.length > MOST_PRESENCE_BYTES) throw Object.assign(new Error("presence"), { code: 4413, reason: "presence-too-large" })
    if (isPresence || connection.readOnly || (this.known_.get(document)?.bytes ?? 0) + update.length <= maxBytes) return
    connection.readOnly = true
    connection.sendStateless(JSON.stringify({
      kind: "document.too-large",
      message: `This project is larger than ${Math.floor(maxBytes / 1024 ** 2)} MB, so your last changes were not taken in. Duplicate it as it is, and go on in the copy without what you no longer need.`,
    }))
  }

  protected async store_(document: Document, name: string): Promise<void> {
    const found = this.kindOf_(name)
    if (!found) return
    for (const wait of [...STORE_AGAIN_MS, null]) {
      const before = this.known_.get(document)?.revision ?? 0
      try {
        const stored = await found.kind.store(found.id, Y.encodeStateAsUpdate(document))
        // The next revision is what was sent; a later one has what others stored meanwhile, too.
        if (stored && stored.revision > before + 1) this.takeIn_(document, stored)
        else if (stored) this.known_.set(document, { revision: stored.revision, bytes: stored.state.length })
        return
      } catch (error) {
        this.log_.error(`Live: ${name} could not be stored: ${(error as Error).message}`)
        if (wait === null) return
        await sleep(wait)
      }
    }
  }

  /** Applied without an origin: it is stored already. */
  protected takeIn_(document: Document, { state, revision }: { state: Uint8Array; revision: number }): void {
    if (revision > (this.known_.get(document)?.revision ?? -1)) Y.applyUpdate(document, state)
    this.known_.set(document, { revision, bytes: state.length })
  }

  protected kindOf_(name: string): { kind: DocumentKind; id: string } | null {
    const [prefix = "", id = ""] = name.split(":")
    const kind = this.kinds_[prefix]
    return kind && id ? { kind, id } : null
  }
}

/** How many bytes of a message the document's name takes: a length of up to two bytes, and the name. */
const nameBytes = ([first = 0, second = 0]: Uint8Array): number => (first < 128 ? 1 + first : 2 + (first & 127) + (second << 7))
