import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto"
import type { DeliverableKind, LegalParty, SoldCaps } from "@max-booster/extension-api"
import type { MoneyJson } from "@max-booster/kernel"
import { canonicalJson } from "./canonical"

/** A license as machines read it: what is frozen in it, and the hash of its contract. */
export type LicenseCopy = {
  format: "max-booster-license/1"
  number: string; type: string; label: string; beat_title: string; recording_id: string; order_number: number
  licensor: LegalParty; licensee: LegalParty; price: MoneyJson; caps: SoldCaps; terms: Record<string, unknown> | null; delivers: DeliverableKind[]
  template_version: number; terms_sha256: string; pdf_sha256: string; accepted_at: string; paid_at: string; issued_at: string
  /** Where its state of today is, and where the keys are. */
  verify_url: string; keys_url: string
}

/** A public key of Ed25519 (RFC 8037); its id is its thumbprint (RFC 7638). */
export type PublicKey = { kty: "OKP"; crv: "Ed25519"; x: string; kid: string; use: "sig"; alg: "EdDSA" }

/** A private key of Ed25519 in PKCS #8 up to its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex")
const privateKey = (seed: string) => createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed, "hex")]), format: "der", type: "pkcs8" })

/** A license with its signature: canonical JSON, whose `license` part is what was signed, byte for byte. @param seed 32 bytes, hex */
export function signedCopy(license: LicenseCopy, seed: string): string {
  const value = sign(null, Buffer.from(canonicalJson(license)), privateKey(seed)).toString("base64url")
  return canonicalJson({ license, signature: { algorithm: "Ed25519", key_id: publicKeyOf(seed).kid, value } })
}

/** The public key of a private one. @param seed 32 bytes, hex */
export function publicKeyOf(seed: string): PublicKey {
  return publicKey(createPublicKey(privateKey(seed)).export({ format: "jwk" }).x ?? "")
}

/** The key set: the key of today first, then those whose signatures stay good. @param retired the `x` of each */
export const keySet = (seed: string, retired: readonly string[]): { keys: PublicKey[] } => ({ keys: [publicKeyOf(seed), ...retired.map(publicKey)] })

function publicKey(x: string): PublicKey {
  const kid = createHash("sha256").update(canonicalJson({ crv: "Ed25519", kty: "OKP", x })).digest("base64url")
  return { kty: "OKP", crv: "Ed25519", x, kid, use: "sig", alg: "EdDSA" }
}
