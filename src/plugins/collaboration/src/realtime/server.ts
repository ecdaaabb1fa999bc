import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { Hocuspocus } from "@hocuspocus/server"
import type { Live } from "@max-booster/extension-api"
import { Client } from "pg"
import { WebSocketServer } from "ws"
import type LiveService from "../modules/live/service"
import { documentOfTicket } from "./ticket"

type Options = { live: Live; databaseUrl: string; secret: string; now: () => number; log: { error(text: string): void } }

/** The one WebSocket, mounted on `/realtime` of the backend's HTTP server. */
export type Realtime = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

const RELISTEN_MS = 1_000

/** Starts the socket server: a person's notice document is read-only and opens with a ticket. */
export async function startRealtime({ live, databaseUrl, secret, now, log }: Options): Promise<Realtime> {
  const notices = live as LiveService
  const hocuspocus = new Hocuspocus({
    name: "max-booster", quiet: true,
    onAuthenticate: ({ token, documentName, connectionConfig }) => {
      if (documentOfTicket(secret, token, now()) !== documentName) return Promise.reject(new Error("This ticket does not open this document"))
      connectionConfig.readOnly = true
      return Promise.resolve({})
    },
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 })
  const forward = async (id: string) => {
    const found = await notices.byId(id)
    if (found) hocuspocus.documents.get(`notices:${found.audience}`)?.broadcastStateless(JSON.stringify(found.notice))
  }
  let last = Promise.resolve()
  // In the order in which they were written.
  const stopListening = await listen(databaseUrl, (payload) => { last = last.then(() => forward(payload)).catch((e: Error) => { log.error(`Live: ${e.message}`) }) }, log)

  return {
    handleUpgrade: (request, socket, head) => {
      if (new URL(request.url ?? "/", "http://localhost").pathname !== "/realtime") { socket.destroy(); return }
      sockets.handleUpgrade(request, socket, head, (ws) => { hocuspocus.handleConnection(ws, request) })
    },
    close: async () => {
      await stopListening()
      hocuspocus.closeConnections()
      sockets.close()
    },
  }
}

/** Listens for new notices and goes on after a lost connection; what was missed meanwhile is fetched by clients when they reconnect. */
async function listen(connectionString: string, onNotice: (payload: string) => void, log: Options["log"]): Promise<() => Promise<void>> {
  let client: Client | undefined
  let stopped = false
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString })
    next.on("notification", ({ payload }) => { if (payload) onNotice(payload) })
    next.on("error", (error) => {
      log.error(`Live: lost the database (${error.message}), listening again`)
      if (!stopped) setTimeout(() => { connect().catch(() => undefined) }, RELISTEN_MS)
    })
    try {
      await next.connect()
      await next.query("listen live_notice")
      client = next
    } catch (error) {
      if (!stopped) setTimeout(() => { connect().catch(() => undefined) }, RELISTEN_MS)
      log.error(`Live: ${(error as Error).message}`)
    }
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
