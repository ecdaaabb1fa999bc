import { inMemory } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { peaksOf } from "../audio/peaks"
import { columnsOf, edgeOf, levelOf } from "./tiles"

it("pictures are made at the next finer power of two, so that zooming makes few", () => {
  expect([24, 16, 15.9, 1, 0.3].map(levelOf)).toEqual([16, 16, 8, 1, 0.25])
})

it("a reversed region is the mirror image, and parts join without a gap", async () => {
  const samples = Float32Array.from({ length: 48_000 }, (_, n) => n / 48_000)
  const peaks = await peaksOf(inMemory([samples], 48_000))
  const region = { offset: 0, length: 1, reversed: false }
  const whole = columnsOf(region, { sampleRate: 48_000 }, peaks, 100, 0, 100)
  expect(columnsOf(region, { sampleRate: 48_000 }, peaks, 100, 50, 50)).toEqual(whole.slice(50))
  expect(columnsOf({ ...region, reversed: true }, { sampleRate: 48_000 }, peaks, 100, 0, 100)).toEqual(whole.toReversed())
})

it("pictures that lie beside each other meet at a whole pixel, and end where the region does", () => {
  const edges = Array.from({ length: 5 }, (_, index) => edgeOf(index, 10.3, 1.37, 1_400.6))
  expect(edges).toEqual([10, 384, 758, 1131, 1401])
  expect(edgeOf(9, 10.3, 1.37, 1_400.6)).toBe(1401)
})
