import { delay } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { columns } from "./reverb-draw"
import { quartersOf, widthOf } from "./scales"

it("every note value of the delay has its length, and free has none", () => {
  expect(delay.params.sync.choices.map(quartersOf)).toEqual([undefined, ...[1 / 8, 1 / 6, 1 / 4, 1 / 3, 3 / 8, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2].map((each) => expect.closeTo(each, 9) as number)])
})

it("small reductions take most of the meter", () => {
  expect([widthOf(0), widthOf(-7.5), widthOf(-30), widthOf(-90), widthOf(1)]).toEqual([0, 0.5, 1, 1, 0])
})

it("an impulse response is drawn by its peaks in dB", () => {
  expect(columns(new Float32Array([1, -0.5, 0.1, 0, 0, 0]), 3)).toEqual([1, expect.closeTo(1 - 20 / 72, 5), 0])
  expect(columns(new Float32Array(0), 2)).toEqual([0, 0])
})
