import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { probe } from "../ffmpeg/probe"
import { render } from "../ffmpeg/render"
import { checkUpload } from "../gate"
import { testFormat } from "../testing/conformance"
import { makeWithFfmpeg } from "../testing/sounds"
import { deliverablesOf, formats, mp3, wav } from "../formats"

const never = new AbortController().signal
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "renditions-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function source(name: string, ...args: string[]) {
  const path = join(folder, name)
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=330:d=5:r=96000", "-ac", "2", "-metadata", "title=Working title", ...args, path)
  const outcome = await checkUpload(path, name)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return { path, facts: outcome.value }
}

for (const format of formats) testFormat(format)

describe("a WAV for buyers", () => {
  it.each([
    { name: "cd.wav", args: ["-ar", "44100", "-c:a", "pcm_s16le"], codec: "pcm_s16le", rate: 44_100 },
    { name: "studio.wav", args: ["-ar", "48000", "-c:a", "pcm_s24le"], codec: "pcm_s24le", rate: 48_000 },
    { name: "float.wav", args: ["-ar", "44100", "-c:a", "pcm_f32le"], codec: "pcm_s24le", rate: 44_100 },
    { name: "high.flac", args: ["-ar", "96000", "-sample_fmt", "s32"], codec: "pcm_s24le", rate: 48_000 },
    { name: "high-cd.wav", args: ["-ar", "88200", "-c:a", "pcm_s16le"], codec: "pcm_s24le", rate: 44_100 },
  ])("of $name is $codec at $rate Hz", async ({ name, args, codec, rate }) => {
    const path = await render(await source(name, ...args), wav, folder, never)
    const seen = await probe(path, never)
    expect(seen?.found.streams[0]).toMatchObject({ codec_name: codec, sample_rate: rate, channels: 2 })
    expect(seen?.seconds).toBeCloseTo(5, 2)
    expect((await readFile(path)).toString("latin1")).not.toMatch(/Working title|Lavf/)
  }, 30_000)

  it("has exactly the samples of a 16-bit source", async () => {
    const { path, facts } = await source("exact.wav", "-ar", "44100", "-c:a", "pcm_s16le")
    const made = await readFile(await render({ path, facts }, wav, folder, never))
    const original = await readFile(path)
    expect(made.subarray(made.indexOf("data") + 8).equals(original.subarray(original.indexOf("data") + 8))).toBe(true)
  }, 30_000)

  it("is not made of an MP3", () => {
    expect(deliverablesOf({ lossy: true }).map(({ kind }) => kind)).toEqual(["mp3"])
    expect(deliverablesOf({ lossy: false }).map(({ kind }) => kind)).toEqual(["mp3", "wav"])
  })
})

it("an MP3 for buyers is 320 kbps and tells its progress", async () => {
  const fractions: number[] = []
  const path = await render(await source("for-mp3.wav", "-ar", "48000"), mp3, folder, never, (fraction) => fractions.push(fraction))
  const seen = await probe(path, never)
  expect(seen?.found.streams[0]).toMatchObject({ codec_name: "mp3", sample_rate: 48_000 })
  expect((await readFile(path)).length * 8 / (seen?.seconds ?? 1) / 1_000).toBeCloseTo(320, -1)
  expect(fractions.at(-1)).toBeCloseTo(1, 1)
}, 30_000)

it("a cancelled rendition stops FFmpeg at once and says why", async () => {
  const path = join(folder, "endless.wav")
  await makeWithFfmpeg("-f", "lavfi", "-i", "anoisesrc=d=800:r=44100", "-ac", "2", path)
  const facts = { sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs: 800_000 }
  const began = Date.now()
  await expect(render({ path, facts }, mp3, folder, AbortSignal.timeout(300))).rejects.toThrow(/timeout/i)
  expect(Date.now() - began).toBeLessThan(5_000)
}, 30_000)
