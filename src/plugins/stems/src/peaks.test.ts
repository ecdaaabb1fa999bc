import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { encodePeaks, PeakReducer, toBars } from "./core/peaks"
import { encodeWav } from "./core/wav"
import { drawWaveform } from "./peaks"
import { samplesOf, writeWav } from "./testing/sounds"

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "peaks-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))
const never = new AbortController().signal
const header = (file: Buffer, fields: number) => Array.from({ length: fields }, (_, at) => file.readUInt32LE(at * 4))

it("writes three levels in audiowaveform's format while the file is decoded once, and at most 800 bars", async () => {
  // Ten seconds that grow from nothing to full.
  const path = await writeWav(join(folder, "grows.wav"), 10, (t) => (t / 10) * Math.sin(2 * Math.PI * 500 * t))
  const { levels, bars } = await drawWaveform({ path, channels: 2, sampleRate: 44_100 }, folder, never)
  const [fine, middle, coarse] = await Promise.all(levels.map((level) => readFile(level.path)))
  expect(header(fine ?? Buffer.alloc(0), 6)).toEqual([2, 1, 44_100, 256, 1_723, 2])
  expect(fine).toHaveLength(24 + 1_723 * 4)
  expect(header(middle ?? Buffer.alloc(0), 5)).toEqual([1, 1, 44_100, 2_048, 216])
  expect(header(coarse ?? Buffer.alloc(0), 5)).toEqual([1, 1, 44_100, 16_384, 27])
  expect(coarse?.readInt8(20 + 26 * 2)).toBeLessThanOrEqual(-126)
  expect(coarse?.readInt8(20 + 26 * 2 + 1)).toBeGreaterThanOrEqual(126)
  expect(middle?.readInt8(20 + 1)).toBeLessThan(3)
  expect(bars).toHaveLength(800)
  expect(bars[400]).toBeCloseTo(0.5, 1)
  expect(bars.at(-1)).toBe(1)
})

it("shows a recording whose channels cancel each other out, each of them in the finest level", async () => {
  const left = samplesOf(2, (t) => 0.8 * Math.sin(t * 900))
  const path = join(folder, "cancels.wav")
  await writeFile(path, encodeWav([left, left.map((sample) => -sample / 2)], 44_100))
  const { levels, bars } = await drawWaveform({ path, channels: 2, sampleRate: 44_100 }, folder, never)
  expect(Math.max(...bars)).toBeCloseTo(0.8, 1)
  const fine = await readFile(levels[0]?.path ?? "")
  const pixel = [...new Int8Array(fine.subarray(24 + 400 * 4, 24 + 400 * 4 + 4))]
  expect(Math.max(pixel[1] ?? 0, -(pixel[0] ?? 0))).toBeCloseTo(2 * Math.max(pixel[3] ?? 0, -(pixel[2] ?? 0)), -1)
})

it("draws samples that are passed on as they are like samples that are decoded", async () => {
  const path = await writeWav(join(folder, "passed-on.wav"), 3, (t) => Math.sin(t * 700) * Math.cos(t * 31))
  const files = await Promise.all([undefined, "pcm_s16le"].map(async (codec) => {
    const own = await mkdtemp(join(folder, "own-"))
    const { levels } = await drawWaveform({ path, channels: 2, sampleRate: 44_100, ...(codec && { codec }) }, own, never)
    return Promise.all(levels.map((level) => readFile(level.path)))
  }))
  expect(files[1]).toEqual(files[0])
})

it("draws the same peaks however the samples come", () => {
  const samples = Int16Array.from(samplesOf(1, (t) => 32_000 * Math.sin(t * 700) * Math.cos(t * 31)))
  const whole = new PeakReducer(1)
  whole.push(samples)
  const pieces = new PeakReducer(1)
  for (let from = 0; from < samples.length; from += 997) pieces.push(samples.subarray(from, from + 997))
  expect(pieces.finish()).toEqual(whole.finish())
})

it("makes each coarser pixel of all that it covers, and loses no peak of the last, short one", () => {
  const reducer = new PeakReducer(1)
  reducer.push(Int16Array.from({ length: 2_048 + 10 }, (_, at) => (at === 300 ? -16_384 : at === 2_050 ? 32_767 : 0)))
  const [fine, middle, coarse] = reducer.finish()
  expect(fine?.pairs.subarray(2, 4)).toEqual(Int8Array.of(-63, 0))
  expect(middle?.pairs).toEqual(Int8Array.of(-63, 0, 0, 127))
  expect(coarse?.pairs).toEqual(Int8Array.of(-63, 127))
})

it("keeps the extreme of every bar and gives short sounds fewer bars", () => {
  const level = { framesPerPixel: 256, channels: 1, pairs: Int8Array.from([-13, 25, -114, 38, 0, 64]) }
  expect(toBars(level, 800)).toEqual([0.2, 0.9, 0.5])
  expect(toBars(level, 1)).toEqual([0.9])
  expect(encodePeaks(level, 48_000)).toHaveLength(20 + 6)
})
