import { expect, it } from "vitest"
import { heightOf, PeakHold, toDb } from "./meter"

it("a peak stands for a second and a half, then falls by 30 dB a second, never below what is", () => {
  const hold = new PeakHold()
  expect([hold.push(-6, 0), hold.push(-40, 0.5), hold.push(-40, 1.4), hold.push(-40, 1.6)]).toEqual([-6, -6, -6, expect.closeTo(-12, 5)])
  expect([hold.push(-40, 10), hold.push(-3, 10.1)]).toEqual([-40, -3])
})

it("a meter reaches from -60 to +6 dB", () => {
  expect([heightOf(toDb(0)), heightOf(-27), heightOf(20), toDb(1)]).toEqual([0, 0.5, 1, 0])
})
