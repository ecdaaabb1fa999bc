import { expect, it } from "vitest"
import { Limiter } from "./limiter"

it("permits so many tries in a window to each, and as many again in the next", () => {
  const limiter = new Limiter({ most: 2, windowMs: 1_000 })
  expect([0, 1, 2].map((now) => limiter.allows("ana", now))).toEqual([true, true, false])
  expect(limiter.allows("ben", 3)).toBe(true)
  expect([1_000, 1_001, 1_002].map((now) => limiter.allows("ana", now))).toEqual([true, true, false])
})
