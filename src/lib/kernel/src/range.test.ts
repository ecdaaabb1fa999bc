import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rangeOf, sliceOf } from "./range"

async function* inChunks(bytes: Buffer, size: number) { for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size)) }

describe("a range of a file", () => {
  it.each([
    [undefined, "whole"], ["bytes=0-", { from: 0, to: 99 }], ["bytes=10-19", { from: 10, to: 19 }], ["bytes=90-900", { from: 90, to: 99 }], ["bytes=-10", { from: 90, to: 99 }], ["bytes=-900", { from: 0, to: 99 }],
    ["bytes=100-", "nowhere"], ["bytes=-0", "nowhere"], ["bytes=9-3", "whole"], ["bytes=0-1,5-6", "whole"], ["pages=1-2", "whole"], ["bytes=-", "whole"], ["nonsense", "whole"],
  ] as const)("%s of 100 bytes is %j", (header, range) => { expect(rangeOf(header, 100)).toEqual(range) })

  it("has exactly its bytes, however the file comes in", async () => {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, i) => i))
    await fc.assert(fc.asyncProperty(fc.nat(99), fc.nat(99), fc.integer({ min: 1, max: 120 }), async (a, b, size) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const parts = []
      for await (const part of sliceOf(inChunks(bytes, size), { from, to })) parts.push(part)
      expect(Buffer.concat(parts).equals(bytes.subarray(from, to + 1))).toBe(true)
    }))
  })
})
