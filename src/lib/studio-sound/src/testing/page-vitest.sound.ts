import { describe, expect, it } from "vitest"

describe("a page's assertions", () => {
  it("are Vitest's: a value close to another matches, one that is not does not", () => {
    expect([1.001, "a"]).toEqual([expect.closeTo(1, 2), expect.any(String)])
    expect(() => { expect([1.1]).toEqual([expect.closeTo(1, 2)]) }).toThrow()
    expect(() => { expect({ a: 1 }).toEqual(expect.objectContaining({ a: 2 })) }).toThrow()
    expect({ a: 1 }).not.toEqual({ a: expect.any(String) })
  })
})
