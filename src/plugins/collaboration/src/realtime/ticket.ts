import { readToken, signToken } from "@max-booster/kernel/sign"
import type { Audience } from "@max-booster/extension-api"

const MINUTE = 60_000

/** What a ticket opens, and for whom; notices are named after their person. */
export type Ticket = { document: string; customer?: string | undefined }

/** The document that carries a person's notices. */
export const noticeDocument = ({ actor, id }: Audience): string => `notices:${actor}:${id}`

/** A ticket that opens one document, for a minute. */
export const ticketFor = (secret: string, ticket: Ticket, now: number): string => signToken(secret, "realtime", ticket, now + MINUTE)

/** What a ticket opens, or null when it is forged or expired. */
export function readTicket(secret: string, token: string, now: number): Ticket | null {
  const read = readToken<Ticket>(secret, "realtime", token, now)
  return read.ok ? read.value : null
}

/** Where the WebSocket is. */
export const socketUrl = (): string => `${(process.env["BACKEND_URL"] ?? "").replace(/^http/, "ws")}/realtime`
