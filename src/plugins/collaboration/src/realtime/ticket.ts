import { readToken, signToken } from "@max-booster/kernel/sign"
import type { Audience } from "@max-booster/extension-api"

const MINUTE = 60_000

/** The document that carries a person's notices. */
export const noticeDocument = ({ actor, id }: Audience): string => `notices:${actor}:${id}`

/** A ticket that opens one document, for a minute. */
export const ticketFor = (secret: string, document: string, now: number): string => signToken(secret, "realtime", { document }, now + MINUTE)

/** The document a ticket opens, or null when it is forged or expired. */
export function documentOfTicket(secret: string, token: string, now: number): string | null {
  const read = readToken<{ document: string }>(secret, "realtime", token, now)
  return read.ok ? read.value.document : null
}
