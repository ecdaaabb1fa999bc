import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { BELL_NOTES, ringBell, USUAL_PLAN } from "../core/tag"
import { measureLoudness } from "../ffmpeg/measure"
import { makePreview, PREVIEW } from "../ffmpeg/preview"
import { probe } from "../ffmpeg/probe"
import { canSpeak, tagOfFile, tagOfText } from "../ffmpeg/tag-sound"
import { loop, makeWithFfmpeg, sine, writeWav } from "../testing/sounds"

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

/** What a listener gets, measured as he gets it. */
async function heard(path: string) {
  const own = await mkdtemp(join(folder, "heard-"))
  return measureLoudness(path, own, never)
}
const beatAt = async (name: string, level: number) => {
  const path = await writeWav(join(folder, name), 34, (t) => level * loop(90, [[9, "minor"], [5, "major"]])(t))
  return { path, durationMs: 34_000, channels: 2, loudness: await measureLoudness(path, folder, never) }
}

it("puts the tag over the beat again and again, for the whole length", async () => {
  const source = await beatAt("beat.wav", 0.4)
  const fractions: number[] = []
  const { mp3 } = await makePreview(source, folder, never, (fraction) => fractions.push(fraction))
  const [original, tagged] = [await samplesFrom(source.path), await samplesFrom(mp3)]
  const [note] = BELL_NOTES
  for (const at of [2, 17, 32]) expect(energyAt(tagged, note, at, 0.2)).toBeGreaterThan(50 * energyAt(original, note, at, 0.2))
  // Between tags, the beat as it was, only louder.
  const gain = 10 ** (2 * (PREVIEW.targetLufs - (source.loudness.integratedLufs ?? 0)) / 20)
  const kept = energyAt(tagged, 440, 10.8, 2) / (energyAt(original, 440, 10.8, 2) * gain)
  expect(kept).toBeGreaterThan(0.6)
  expect(kept).toBeLessThan(1.4)
  expect(Math.max(0, ...fractions)).toBe(1)
}, 60_000)

it.each([["quiet", 0.1, 6], ["loud", 0.95, 0], ["mostly tag", 0.4, 6]] as const)("is at -14 LUFS and under -1 dBTP in both formats as a listener gets it: %s", async (name, level, levelDb) => {
  const source = await beatAt(`${name}.wav`, level)
  const { mp3, m4a } = await makePreview(source, folder, never, undefined, { sound: ringBell(), plan: { ...USUAL_PLAN, every: name === "mostly tag" ? 5 : 15, levelDb } })
  for (const [path, demuxer, codec] of [[mp3, "mp3", "mp3"], [m4a, "mov", "aac"]] as const) {
    const { integratedLufs, truePeakDbtp } = await heard(path)
    expect(Math.abs((integratedLufs ?? 0) - PREVIEW.targetLufs), codec).toBeLessThan(0.5)
    expect(truePeakDbtp ?? 1, codec).toBeLessThanOrEqual(PREVIEW.ceilingDbtp)
    const seen = await probe(path, never)
    expect(seen?.found.format.format_name).toContain(demuxer)
    expect(seen?.found.streams[0]).toMatchObject({ codec_name: codec, sample_rate: 44_100, channels: 2 })
    expect(seen?.seconds ?? 0).toBeCloseTo(34, 0)
  }
  const head = (await readFile(m4a)).toString("latin1", 0, 4_096)
  expect(head.indexOf("moov")).toBeGreaterThan(0)
}, 60_000)

it("takes a recorded voice as the tag: trimmed, and as loud as every tag whatever it was", async () => {
  const tags = await Promise.all([0.02, 0.8].map(async (level, n) => {
    const own = await mkdtemp(join(folder, "tag-"))
    const path = await writeWav(join(own, "voice.wav"), 3, (t) => (t > 1 && t < 2 ? sine(600, level)(t) : 0), n === 0 ? 48_000 : 22_050)
    return tagOfFile(path, own, never)
  }))
  for (const tag of tags) {
    expect(tag.length / 44_100).toBeGreaterThan(0.9)
    expect(tag.length / 44_100).toBeLessThan(1.1)
  }
  const [quiet = 0, loud = 0] = tags.map((tag) => tag.reduce((most, sample) => Math.max(most, sample), 0))
  expect(quiet / loud).toBeCloseTo(1, 1)

  const source = await beatAt("voiced.wav", 0.4)
  const sound = tags[0] ?? new Float32Array()
  const { mp3 } = await makePreview(source, folder, never, undefined, { sound, plan: { firstAt: 4, every: 10, levelDb: 0, duckDb: 12 } })
  const [original, tagged] = [await samplesFrom(source.path), await samplesFrom(mp3)]
  for (const at of [4.2, 14.2, 24.2]) expect(energyAt(tagged, 600, at, 0.6)).toBeGreaterThan(20 * energyAt(original, 600, at, 0.6))
  expect(energyAt(tagged, 600, 14.2, 0.6)).toBeGreaterThan(20 * energyAt(tagged, 600, 8, 0.6))
}, 60_000)

it("speaks a text, each voice its own way, and different texts differ", async () => {
  expect(await canSpeak()).toBe(true)
  const say = async (text: string, voice: "slt" | "rms") => tagOfText(text, voice, await mkdtemp(join(folder, "said-")), never)
  const [one, other, longer] = [await say("Saltwater Tapes", "slt"), await say("Saltwater Tapes", "rms"), await say("Saltwater Tapes, the sound of the harbour", "slt")]
  expect(one.length).toBeGreaterThan(0.6 * 44_100)
  expect(longer.length).toBeGreaterThan(1.5 * one.length)
  expect(other).not.toEqual(one)
  expect(Math.max(...one.subarray(0, 20_000))).toBeGreaterThan(0.05)
}, 60_000)

it("ends after three minutes, fading, and carries no tags of the uploader", async () => {
  const path = join(folder, "long.flac")
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=220:d=200:r=44100", "-metadata", "title=Secret Working Title", "-metadata", "comment=call me 555", path)
  const loudness = await measureLoudness(path, folder, never)
  const { mp3: preview } = await makePreview({ path, durationMs: 200_000, channels: 1, loudness }, folder, never)
  expect((await probe(preview, never))?.seconds ?? 0).toBeCloseTo(180, 0)
  expect((await readFile(preview)).toString("latin1")).not.toMatch(/Secret|call me/)
  const samples = await samplesFrom(preview)
  expect(energyAt(samples, 220, 179.5, 0.4)).toBeLessThan(0.1 * energyAt(samples, 220, 174, 0.4))
}, 180_000)
