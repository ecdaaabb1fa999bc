import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import { Hocuspocus } from "@hocuspocus/server"
import type { DocumentKind, Live, LiveDocuments } from "@max-booster/extension-api"
import { WebSocketServer } from "ws"
import type LiveService from "../modules/live/service"
import { SharedDocuments } from "./documents"
import { listen } from "./listen"
import { readTicket, socketUrl, ticketFor } from "./ticket"

/** `documents`: kinds of shared documents by the first part of their names. */
type Options = { live: Live; documents: Readonly<Record<string, DocumentKind>>; databaseUrl: string; secret: string; now: () => number; log: { error(text: string): void } }

/** The one WebSocket, mounted on `/realtime` of the backend's HTTP server. */
export type Realtime = LiveDocuments & {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Shuts everybody out and stores what was taken in. */
  close(): Promise<void>
}

/** Edits wait so long to be stored together. */
const STORE_AFTER_MS = 1_000
const STORE_AT_LATEST_MS = 5_000
const MESSAGE_BYTES = 33 * 1024 ** 2
const CLOSE_MS = 10_000

/** Starts the socket server: a ticket opens a document, a person's notices only to read. */
export async function startRealtime({ live, documents, databaseUrl, secret, now, log }: Options): Promise<Realtime> {
  const notices = live as LiveService
  const shared = new SharedDocuments(documents, log)
  const hocuspocus: Hocuspocus = new Hocuspocus({
    name: "max-booster", quiet: true, debounce: STORE_AFTER_MS, maxDebounce: STORE_AT_LATEST_MS, ...shared.hooks,
    onAuthenticate: async ({ token, documentName, connectionConfig }) => {
      const ticket = readTicket(secret, token, now())
      if (ticket?.document !== documentName) throw new Error("This ticket does not open this document")
      connectionConfig.readOnly = shared.has(documentName) ? (await shared.admit(hocuspocus, ticket)).isReadOnly : true
      return { customerId: ticket.customer }
    },
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES })
  const forward = async (id: string) => {
    const found = await notices.byId(id)
    if (found) hocuspocus.documents.get(`notices:${found.audience}`)?.broadcastStateless(JSON.stringify(found.notice))
  }
  const inOrder = (work: (payload: string) => Promise<void>) => {
    let last = Promise.resolve()
    return (payload: string) => { last = last.then(() => work(payload)).catch((error: Error) => { log.error(`Live: ${error.message}`) }) }
  }
  const follow = (told: string) => shared.follow(hocuspocus, JSON.parse(told) as { document: string; revision?: number })
  const stopListening = await listen(databaseUrl, { live_notice: inOrder(forward), live_documents: inOrder(follow) }, log, () => {
    shared.catchUp(hocuspocus).catch((error: Error) => { log.error(`Live: ${error.message}`) })
  })
  const flush = async (name: string): Promise<void> => {
    await hocuspocus.debouncer.executeNow(`onStoreDocument-${name}`)
    await hocuspocus.documents.get(name)?.saveMutex.waitForUnlock()
  }

  return {
    ticket: (document, customer, at) => ({ url: socketUrl(), document, token: ticketFor(secret, { document, customer }, at) }),
    flush,
    handleUpgrade: (request, socket, head) => {
      if (new URL(request.url ?? "/", "http://localhost").pathname !== "/realtime") { socket.destroy(); return }
      sockets.handleUpgrade(request, socket, head, (ws) => { hocuspocus.handleConnection(ws, request) })
    },
    close: async () => {
      await stopListening()
      hocuspocus.closeConnections()
      // A document leaves memory once it is stored.
      for (const end = now() + CLOSE_MS; hocuspocus.documents.size > 0 && now() < end;) await sleep(20)
      sockets.close()
    },
  }
}
