import { inMemory } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { extremesOf, levelFor, packPeaks, peaksOf, unpackPeaks } from "./peaks"

const RATE = 48_000
const samples = Float32Array.from({ length: 100_000 }, (_, n) => (n === 70_000 ? -0.9 : 0.5 * Math.sin(n / 7)))

it("holds the extremes of a sound at every zoom, and is the same after it was kept", async () => {
  const peaks = await peaksOf(inMemory([samples, samples.map((value) => value / 2)], RATE))
  const kept = unpackPeaks(await packPeaks(peaks).arrayBuffer())
  expect(kept.levels.map((level) => [...level])).toEqual(peaks.levels.map((level) => [...level]))
  for (const framesPerPx of [100, 5_000, 50_000]) {
    const [low, high] = extremesOf(levelFor(kept, framesPerPx), 65_536, 81_920)
    expect(low).toBeCloseTo(-0.9, 3)
    expect(high).toBeCloseTo(0.5, 2)
  }
  expect(extremesOf(levelFor(kept, 100), 0, 256)[0]).toBeGreaterThan(-0.51)
})

it("is silent after the end, and for a sound without samples", async () => {
  const peaks = await peaksOf(inMemory([samples], RATE))
  expect(extremesOf(levelFor(peaks, 256), 200_000, 200_100)).toEqual([0, 0])
  expect((await peaksOf(inMemory([new Float32Array(0)], RATE))).levels.map((level) => level.length)).toEqual([0, 0, 0])
})
