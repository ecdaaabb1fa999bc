import { expect, it } from "vitest"
import { heightsOf, isHeard, toggled } from "./mixer"

it("what is muted is not heard, and while something is soloed nothing else is", () => {
  const none = new Set<string>()
  expect(isHeard({ muted: none, soloed: none }, "kick")).toBe(true)
  expect(isHeard({ muted: new Set(["kick"]), soloed: none }, "kick")).toBe(false)
  expect(isHeard({ muted: new Set(["kick"]), soloed: new Set(["kick"]) }, "kick")).toBe(true)
  expect(isHeard({ muted: none, soloed: new Set(["pad"]) }, "kick")).toBe(false)
  expect([...toggled(toggled(new Set(["kick"]), "pad"), "kick")]).toEqual(["pad"])
})

it("a waveform has the loudest sample of each step, and nothing after the end", () => {
  expect(heightsOf(Float32Array.from([0, -0.5, 0.25, 0.125, 1]), 2, 4)).toEqual([0.5, 0.25, 1, 0])
})
