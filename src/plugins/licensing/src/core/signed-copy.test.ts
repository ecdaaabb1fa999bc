import { createHash, createPublicKey, verify } from "node:crypto"
import { describe, expect, it } from "vitest"
import { aGrant } from "../testing/grants"
import { keySet, publicKeyOf, signedCopy, type LicenseCopy } from "./signed-copy"

/** RFC 8032, 7.1, test 1. */
const SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
const X = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex").toString("base64url")

const { licensor, licensee, price } = aGrant()
const copy: LicenseCopy = {
  format: "max-booster-license/1", number: "MB-2026-000123", type: "wav", label: "WAV", beat_title: "Night “Drive” 🔥", recording_id: "rec_1", order_number: 7, licensor, licensee, price,
  caps: { copies: 3_000, audioStreams: null, musicVideos: 1, radioStations: 2, paidPerformances: true }, terms: null, delivers: ["mp3", "wav"], template_version: 1, terms_sha256: "a".repeat(64), pdf_sha256: "b".repeat(64),
  accepted_at: "2026-11-24T02:40:05.000Z", paid_at: "2026-11-24T02:45:10.000Z", issued_at: "2026-11-24T02:45:12.000Z", verify_url: "https://shop.test/verify/MB-2026-000123?c=K7QW-3M2P", keys_url: "https://api.test/keys",
}

/** As docs/operate.md tells others to do it. */
function holds(file: string, { keys }: { keys: { kid: string }[] }): boolean {
  const { license, signature } = JSON.parse(file) as { license: object; signature: { key_id: string; value: string } }
  const jwk = keys.find(({ kid }) => kid === signature.key_id)
  return jwk !== undefined && verify(null, Buffer.from(JSON.stringify(license)), createPublicKey({ key: jwk, format: "jwk" }), Buffer.from(signature.value, "base64url"))
}

describe("the signed copy of a license", () => {
  it("is verified with plain node:crypto and the published key, and is the same each time", () => {
    const file = signedCopy(copy, SEED)
    expect(holds(file, keySet(SEED, []))).toBe(true)
    expect(signedCopy(structuredClone(copy), SEED)).toBe(file)
  })

  it("holds no more when any byte of the license or of its signature is another", () => {
    const file = signedCopy(copy, SEED)
    const keys = keySet(SEED, [])
    for (const [before, after] of [["Night", "Nicht"], ["\"copies\":3000", "\"copies\":9000"], ["b".repeat(64), `${"b".repeat(63)}c`], ["\"number\":\"MB-2026-000123\"", "\"number\":\"MB-2026-000124\""]] as const) {
      const changed = file.replace(before, after)
      expect(changed).not.toBe(file)
      expect(holds(changed, keys)).toBe(false)
    }
    const { signature } = JSON.parse(file) as { signature: { value: string } }
    expect(holds(file.replace(signature.value, `${signature.value.startsWith("A") ? "B" : "A"}${signature.value.slice(1)}`), keys)).toBe(false)
  })

  it("stays good after a change of keys as long as the old public key is published", () => {
    const file = signedCopy(copy, SEED)
    const next = "42".repeat(32)
    expect(holds(file, keySet(next, [X]))).toBe(true)
    expect(holds(file, keySet(next, []))).toBe(false)
    expect(keySet(next, [X]).keys.map(({ x }) => x)).toEqual([publicKeyOf(next).x, X])
  })

  it("names keys by RFC 7638's thumbprint", () => {
    expect(publicKeyOf(SEED)).toEqual({ kty: "OKP", crv: "Ed25519", x: X, use: "sig", alg: "EdDSA", kid: createHash("sha256").update(`{"crv":"Ed25519","kty":"OKP","x":"${X}"}`).digest("base64url") })
  })
})
