import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { evenly, offBy, parsePercent, percent, toTyped } from "./percent"

describe("percentages of a split", () => {
  it("are read as people type them, and nothing else is", () => {
    expect(["50", "33.34", "33,3", "0", "100", " 12 % ", "7."].map(parsePercent)).toEqual([5_000, 3_334, 3_330, 0, 10_000, 1_200, 700])
    expect(["", "a third", "-5", "100.01", "33.333", "1e2", "."].map(parsePercent)).toEqual(Array(7).fill(null))
  })

  it("survive being written and read again", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (points) => { expect(parsePercent(toTyped(points))).toBe(points) }))
  })

  it("split evenly into parts that are whole and differ by one point at most", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
      const parts = evenly(count)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(10_000)
      expect((parts[0] ?? 0) - (parts.at(-1) ?? 0)).toBeLessThanOrEqual(1)
    }))
  })

  it("say how far they are from whole", () => {
    expect([offBy(10_000), offBy(9_850), offBy(10_001), percent(3_334)]).toEqual([null, "1.5% missing", "0.01% too much", "33.34%"])
  })
})
