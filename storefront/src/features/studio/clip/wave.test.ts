import { expect, it } from "vitest"
import { peaksOf } from "../audio/peaks"
import { waveOf } from "./wave"

/** A sound of a loud half and a quiet one. */
const halves = (frames: number) => ({ frames, sampleRate: 48_000, channels: 1, read: (from: number, count: number) => Promise.resolve([Float32Array.from({ length: count }, (_, n) => (from + n < frames / 2 ? -0.8 : 0.25))]) })

it("a wave has the loudest of each part, whichever way it swings", async () => {
  const wave = waveOf(await peaksOf(halves(480_000)), 10)
  expect(wave).toHaveLength(10)
  for (const size of wave.slice(0, 4)) expect(size).toBeCloseTo(0.8, 3)
  for (const size of wave.slice(6)) expect(size).toBeCloseTo(0.25, 3)
})

it("a sound that is shorter than its columns has one all the same", async () => {
  expect(waveOf(await peaksOf(halves(100)), 10)).toHaveLength(10)
})
