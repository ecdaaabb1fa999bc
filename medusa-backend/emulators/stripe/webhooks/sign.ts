import { createHmac } from "node:crypto"

/** The `Stripe-Signature` of a body: HMAC-SHA256 over `timestamp.body`. @param timestamp Unix seconds */
export function signatureOf(body: string, secret: string, timestamp: number): string {
  const digest = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")
  return `t=${timestamp},v1=${digest}`
}
