import { createHash } from "node:crypto"
import type { Context } from "../context"
import type { Replay } from "../store/kinds"
import { StripeError } from "./errors"

/** Stripe may forget keys after a day. */
const LIFETIME_SECONDS = 24 * 3600

/** What identifies a request beside its key. */
export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash("sha256").update(`${method}\n${path}\n${body}`).digest("hex")
}

/** The answer that was stored under a key of this account. @throws {StripeError} 400, the key belongs to another request */
export function findReplay(context: Context, key: string, fingerprint: string): Replay | undefined {
  const replay = context.store.get("replay", idOfKey(context, key))
  if (replay === undefined || replay.created + LIFETIME_SECONDS < context.now) return undefined
  if (replay.fingerprint === fingerprint) return replay
  throw new StripeError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

/** Stores an answer, in the transaction of its work. */
export function keepReplay(context: Context, key: string, replay: Omit<Replay, "id" | "created">): void {
  context.store.put("replay", context.owner, { ...replay, id: idOfKey(context, key), created: context.now })
}

/** 409: the first request with this key has not ended. */
export function inFlight(key: string): StripeError {
  return new StripeError(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Stripe-Idempotency-Key '${key}' (that probably means you submitted twice, and the other request is still going through). Please try again later.`,
  })
}

/** Keys are scoped by account. */
export function idOfKey({ owner }: Context, key: string): string {
  return `${owner}/${key}`
}
