import { createHash } from "node:crypto"
import { expect, it } from "vitest"
import { Sha256 } from "./sha256"

it("is SHA-256, however the bytes are cut into parts", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 31 + (n >> 8)) & 255)
    const wanted = createHash("sha256").update(bytes).digest("hex")
    expect(new Sha256().update(bytes).hex()).toBe(wanted)
    const inParts = new Sha256()
    for (let at = 0, size = 1; at < length; at += size, size = (size * 7) % 97 + 1) inParts.update(bytes.subarray(at, at + size))
    expect(inParts.hex()).toBe(wanted)
  }
})
