import { createHmac, timingSafeEqual } from "node:crypto"

/**
 * Signs a small JSON payload with an expiry, for links and tickets that carry their own proof (HMAC-SHA256).
 * @param purpose keeps a token of one kind from being used as another
 * @param expiresAt milliseconds since the epoch
 */
export function signToken(secret: string, purpose: string, payload: Record<string, unknown>, expiresAt: number): string {
  const body = Buffer.from(JSON.stringify({ ...payload, exp: expiresAt })).toString("base64url")
  return `${body}.${mac(secret, purpose, body)}`
}

/** Reads a signed token: its payload, or why it is refused. */
export function readToken<T extends Record<string, unknown>>(
  secret: string, purpose: string, token: string, now: number,
): { ok: true; value: T } | { ok: false; error: "forged" | "expired" } {
  const [body = "", signature = ""] = token.split(".")
  const expected = Buffer.from(mac(secret, purpose, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { ok: false, error: "forged" }
  const payload = JSON.parse(Buffer.from(body, "base64url").toString()) as T & { exp: number }
  return payload.exp > now ? { ok: true, value: payload } : { ok: false, error: "expired" }
}

const mac = (secret: string, purpose: string, body: string) =>
  createHmac("sha256", `${purpose}:${secret}`).update(body).digest("base64url")
