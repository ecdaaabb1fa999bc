import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import { noticeSchema, type NoticeView } from "@max-booster/api-contract"
import { z } from "zod"
import * as Y from "yjs"

export type LiveState = "connecting" | "live" | "reconnecting"

const ticketSchema = z.object({ url: z.string(), document: z.string(), token: z.string(), last_id: z.number() })
const noticesSchema = z.object({ notices: z.array(noticeSchema) })
type Ticket = z.infer<typeof ticketSchema>

const REFUSED_PAUSE_MS = 2_000
const MAX_PAUSE_MS = 15_000

/** What the connection asks of this site: it adds the producer's token. */
export type LiveSource = { ticket(): Promise<unknown>; noticesAfter(id: number): Promise<unknown> }

/** The site's own routes. */
export const liveSource: LiveSource = {
  ticket: async () => json(await fetch("/api/live-ticket", { method: "POST" })),
  noticesAfter: async (id) => json(await fetch(`/api/live-notices?after=${id}`, { cache: "no-store" })),
}

const json = (response: Response): Promise<unknown> => {
  if (!response.ok) throw new Error(`The shop answered ${response.status}`)
  return response.json()
}

/**
 * Notices of the signed-in producer over the one WebSocket. After each connect it fetches what came since the last
 * number seen, so that none is missed and none is told twice. Each connect uses a fresh ticket.
 */
export class LiveConnection {
  readonly #listeners = new Set<(notice: NoticeView) => void>()
  readonly #stateListeners = new Set<() => void>()
  #state: LiveState = "connecting"
  #last: number | null = null
  /** Arrived while the stored ones were being fetched. */
  #early: NoticeView[] = []
  #provider: HocuspocusProvider | null = null
  #socket: HocuspocusProviderWebsocket | null = null
  #retry: ReturnType<typeof setTimeout> | undefined
  /** Numbers the openings, so that what an earlier one began ends quietly. 0 while closed. */
  #run = 0
  #runs = 0

  constructor(private readonly source: LiveSource = liveSource) {}

  /** Opens the connection and keeps it, until `close`. */
  open(): void {
    if (this.#run !== 0) return
    this.#run = this.#runs += 1
    void this.#connect(this.#run, 1_000)
  }

  /** Ends the connection. Numbers seen are kept, so that opening again goes on. */
  close(): void {
    this.#run = 0
    clearTimeout(this.#retry)
    this.#provider?.destroy()
    this.#socket?.destroy()
    this.#provider = null
    this.#socket = null
  }

  /** Hears each notice once, in order. @returns stops hearing */
  listen(listener: (notice: NoticeView) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  subscribeState = (listener: () => void) => {
    this.#stateListeners.add(listener)
    return () => { this.#stateListeners.delete(listener) }
  }

  readState = (): LiveState => this.#state

  async #connect(run: number, pauseMs: number): Promise<void> {
    try {
      const ticket = ticketSchema.parse(await this.source.ticket())
      if (run !== this.#run) return
      this.#last ??= ticket.last_id
      this.#attach(ticket)
    } catch {
      if (run !== this.#run) return
      if (this.#last !== null) this.#setState("reconnecting")
      this.#retry = setTimeout(() => { void this.#connect(run, Math.min(pauseMs * 2, MAX_PAUSE_MS)) }, pauseMs)
    }
  }

  #attach(first: Ticket): void {
    let unused: Ticket | null = first
    const socket = new HocuspocusProviderWebsocket({ url: first.url, delay: 1_000, maxDelay: MAX_PAUSE_MS })
    const freshToken = async () => {
      const ticket = unused ?? ticketSchema.parse(await this.source.ticket())
      unused = null
      return ticket.token
    }
    this.#socket = socket
    this.#provider = new HocuspocusProvider({
      websocketProvider: socket, name: first.document, document: new Y.Doc(), awareness: null, token: freshToken,
      onSynced: () => { void this.#catchUp() },
      onStateless: ({ payload }) => { this.#receive(payload) },
      onStatus: ({ status }) => { if (status !== "connected") this.#setState(this.#state === "connecting" ? "connecting" : "reconnecting") },
      onAuthenticationFailed: () => {
        this.#setState("reconnecting")
        socket.disconnect()
        this.#retry = setTimeout(() => { if (this.#socket === socket) void socket.connect() }, REFUSED_PAUSE_MS)
      },
    })
    this.#provider.attach()
  }

  async #catchUp(): Promise<void> {
    try {
      const { notices } = noticesSchema.parse(await this.source.noticesAfter(this.#last ?? 0))
      for (const notice of [...notices, ...this.#early.splice(0)].sort((a, b) => a.id - b.id)) this.#tell(notice)
      this.#setState("live")
    } catch {
      const run = this.#run
      this.#retry = setTimeout(() => { if (run !== 0 && run === this.#run) void this.#catchUp() }, REFUSED_PAUSE_MS)
    }
  }

  #receive(payload: string): void {
    const parsed = noticeSchema.safeParse(JSON.parse(payload))
    if (!parsed.success) return
    if (this.#state === "live") this.#tell(parsed.data)
    else this.#early.push(parsed.data)
  }

  #tell(notice: NoticeView): void {
    if (this.#last !== null && notice.id <= this.#last) return
    this.#last = notice.id
    for (const listener of this.#listeners) listener(notice)
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#stateListeners) listener()
  }
}
