import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { TAG } from "../core/tag"
import { loop, makeWithFfmpeg, writeWav } from "../testing/sounds"
import { measureLoudness } from "../ffmpeg/measure"
import { makePreview, PREVIEW } from "../ffmpeg/preview"
import { probe } from "../ffmpeg/probe"

const never = new AbortController().signal
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "preview-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Mean energy around a frequency in a span of seconds (Goertzel's algorithm). */
function energyAt(samples: Float32Array, hz: number, from: number, seconds: number): number {
  const span = samples.subarray(Math.round(from * 44_100), Math.round((from + seconds) * 44_100))
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / 44_100)
  let [one, two] = [0, 0]
  for (const sample of span) [one, two] = [sample + coefficient * one - two, one]
  return (one * one + two * two - coefficient * one * two) / span.length ** 2
}

async function samplesFrom(path: string): Promise<Float32Array> {
  const raw = `${path}.f32`
  await makeWithFfmpeg("-i", path, "-ac", "1", "-ar", "44100", "-f", "f32le", raw)
  const bytes = await readFile(raw)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

it("puts the tag over the beat again and again, at -14 LUFS, without clipping, for the whole length", async () => {
  const path = await writeWav(join(folder, "beat.wav"), 34, (t) => 0.4 * loop(90, [[9, "minor"], [5, "major"]])(t))
  const loudness = await measureLoudness(path, folder, never)
  const fractions: number[] = []
  const preview = await makePreview({ path, durationMs: 34_000, channels: 2, loudness }, folder, never, (fraction) => fractions.push(fraction))

  const seen = await probe(preview, never)
  expect(seen?.found.format.format_name).toBe("mp3")
  expect(seen?.found.streams[0]).toMatchObject({ codec_name: "mp3", sample_rate: 44_100, channels: 2 })
  expect(seen?.seconds ?? 0).toBeCloseTo(34, 0)
  const after = await measureLoudness(preview, folder, never)
  expect(Math.abs((after.integratedLufs ?? 0) - PREVIEW.targetLufs)).toBeLessThan(1.5)
  expect(after.truePeakDbtp ?? 1).toBeLessThanOrEqual(0)

  const [original, tagged] = [await samplesFrom(path), await samplesFrom(preview)]
  const [note] = TAG.notes
  for (const at of [2, 17, 32]) expect(energyAt(tagged, note, at, 0.2)).toBeGreaterThan(50 * energyAt(original, note, at, 0.2))
  // Between tags, the beat as it was, only louder.
  const gain = 10 ** (2 * (PREVIEW.targetLufs - (loudness.integratedLufs ?? 0)) / 20)
  const kept = energyAt(tagged, 440, 10.8, 2) / (energyAt(original, 440, 10.8, 2) * gain)
  expect(kept).toBeGreaterThan(0.6)
  expect(kept).toBeLessThan(1.4)
  expect(Math.max(0, ...fractions)).toBeLessThanOrEqual(1)
}, 60_000)

it("ends after three minutes, fading, and carries no tags of the uploader", async () => {
  const path = join(folder, "long.flac")
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=200:r=44100", "-metadata", "title=Secret Working Title", "-metadata", "comment=call me 555", path)
  const loudness = await measureLoudness(path, folder, never)
  const preview = await makePreview({ path, durationMs: 200_000, channels: 1, loudness }, folder, never)
  expect((await probe(preview, never))?.seconds ?? 0).toBeCloseTo(180, 0)
  expect((await readFile(preview)).toString("latin1")).not.toMatch(/Secret|call me/)
  const samples = await samplesFrom(preview)
  expect(energyAt(samples, 220, 179.5, 0.4)).toBeLessThan(0.1 * energyAt(samples, 220, 174, 0.4))
}, 60_000)
