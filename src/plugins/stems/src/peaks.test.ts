import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { PeakReducer, toBars } from "./core/peaks"
import { drawWaveform } from "./peaks"
import { samplesOf } from "./testing/sounds"

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "peaks-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

it("writes 100 pixels a second in audiowaveform's format, and at most 800 bars", async () => {
  const monoPath = join(folder, "mono.f32")
  // Ten seconds that grow from nothing to full.
  await writeFile(monoPath, Buffer.from(samplesOf(10, (t) => (t / 10) * Math.sin(2 * Math.PI * 500 * t)).buffer))
  const { path, bars } = await drawWaveform(monoPath, folder, new AbortController().signal)
  const file = await readFile(path)
  expect([file.readInt32LE(0), file.readUInt32LE(4), file.readInt32LE(8), file.readInt32LE(12), file.readUInt32LE(16)]).toEqual([1, 1, 44_100, 441, 1_000])
  expect(file.length).toBe(20 + 2_000)
  expect(file.readInt8(20 + 999 * 2)).toBeLessThanOrEqual(-126)
  expect(file.readInt8(20 + 999 * 2 + 1)).toBeGreaterThanOrEqual(126)
  expect(file.readInt8(20 + 1)).toBeLessThan(3)
  expect(bars).toHaveLength(800)
  expect(bars[400]).toBeCloseTo(0.5, 1)
  expect(bars.at(-1)).toBe(1)
})

it("draws the same peaks however the samples come", () => {
  const samples = samplesOf(1, (t) => Math.sin(t * 700) * Math.cos(t * 31))
  const whole = new PeakReducer(441)
  whole.push(samples)
  const pieces = new PeakReducer(441)
  for (let from = 0; from < samples.length; from += 997) pieces.push(samples.subarray(from, from + 997))
  expect(pieces.finish()).toEqual(whole.finish())
})

it("keeps the extreme of every bar and gives short sounds fewer bars", () => {
  const peaks = Float32Array.from([-0.1, 0.2, -0.9, 0.3, 0, 0.5])
  expect(toBars(peaks, 800)).toEqual([0.2, 0.9, 0.5])
  expect(toBars(peaks, 1)).toEqual([0.9])
})
