import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import { z } from "zod"

/** offline: works on, and is sent later · syncing: at it · saved: the shop has everything · refused: the project is not shared with this person (any more). */
export type SyncState = "offline" | "syncing" | "saved" | "refused"

const ticketSchema = z.object({ url: z.string(), document: z.string(), token: z.string(), role: z.enum(["owner", "editor", "viewer"]) })
type Ticket = z.infer<typeof ticketSchema>
export type Role = Ticket["role"]

const RETRY_MS = [1_000, 2_000, 5_000, 15_000] as const

/** Asks for a ticket; null where there is no network. @throws {Refused} */
export type AskTicket = () => Promise<unknown>
export class Refused extends Error {}

/** The site's own route for a project. */
export const ticketOf = (projectId: string): AskTicket => async () => {
  const answer = await fetch(`/api/studio/projects/${encodeURIComponent(projectId)}/ticket`, { method: "POST" })
  if ([401, 403, 404].includes(answer.status)) throw new Refused("This project is not shared with you.")
  if (!answer.ok) throw new Error(`The shop answered ${answer.status}`)
  return answer.json()
}

/** Keeps a document the same here, at the shop, and with everybody who has it open; goes on by itself after every interruption. */
export class Sync {
  private value: SyncState = "offline"
  private known: Role | undefined
  private readonly listeners = new Set<() => void>()
  private socket: HocuspocusProviderWebsocket | undefined
  private provider: HocuspocusProvider | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private tries = 0
  private isClosed = false

  constructor(private readonly doc: Y.Doc, private readonly ask: AskTicket) { void this.connect() }

  get state(): SyncState { return this.value }
  /** Whether a connection was tried and failed. */
  get hasTried(): boolean { return this.tries > 0 }
  /** What this person may do; undefined until the shop has said so. */
  get role(): Role | undefined { return this.known }
  /** Who else is here, and where; null until there is a connection. */
  get awareness(): Awareness | null { return this.provider?.awareness ?? null }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  close(): void {
    this.isClosed = true
    clearTimeout(this.timer)
    this.provider?.destroy()
    this.socket?.destroy()
  }

  private async connect(): Promise<void> {
    try {
      const first = ticketSchema.parse(await this.ask())
      if (this.isClosed) return
      this.known = first.role
      this.attach(first)
    } catch (error) {
      if (error instanceof Refused) { this.tell("refused"); return }
      this.again()
    }
  }

  private again(): void {
    if (this.isClosed) return
    this.tell("offline")
    this.timer = setTimeout(() => { void this.connect() }, RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)])
  }

  private attach(first: Ticket): void {
    let unused: Ticket | undefined = first
    const token = async () => {
      const ticket = unused ?? ticketSchema.parse(await this.ask())
      unused = undefined
      this.known = ticket.role
      return ticket.token
    }
    const socket = new HocuspocusProviderWebsocket({ url: first.url, delay: 1_000, maxDelay: 15_000 })
    this.socket = socket
    const provider = new HocuspocusProvider({
      websocketProvider: socket, name: first.document, document: this.doc, token,
      onStatus: ({ status }) => { if (status !== "connected") this.tell("offline") },
      onSynced: () => { this.tries = 0; this.tellSaved() },
      onUnsyncedChanges: () => { this.tellSaved() },
      onAuthenticationFailed: () => { this.drop(); this.again() },
      onClose: () => { this.tell("offline") },
    })
    this.provider = provider
    provider.attach()
    this.tell("syncing")
  }

  /** A ticket that had run out, or a role that was taken away: the next one says which. */
  private drop(): void {
    this.provider?.destroy()
    this.socket?.destroy()
    this.provider = this.socket = undefined
  }

  private tellSaved(): void {
    const { provider } = this
    if (provider?.isSynced) this.tell(provider.hasUnsyncedChanges ? "syncing" : "saved")
  }

  private tell(state: SyncState): void {
    if (state === this.value) return
    this.value = state
    for (const listener of this.listeners) listener()
  }
}
