import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { AnalysisEngine, AudioFormat, FormatChoice } from "@max-booster/extension-api"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { probe } from "../ffmpeg/probe"
import { render } from "../ffmpeg/render"
import { loop, makeWithFfmpeg, samplesOf } from "./sounds"

const never = new AbortController().signal

/** A folder for the tests of a suite. */
function suiteFolder(): () => string {
  let folder = ""
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "conformance-")) })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

/** What every analysis engine owes. Call it at the top of a test file. */
export function testAnalysisEngine(engine: AnalysisEngine): void {
  describe(`analysis engine ${engine.id}`, () => {
    const folder = suiteFolder()
    const pcm = async (name: string, seconds: number, at: (t: number) => number) => {
      const path = join(folder(), `${name}.f32`)
      await writeFile(path, Buffer.from(samplesOf(seconds, at).buffer))
      return path
    }

    it("is available here", async () => { expect(await engine.available()).toBe(true) })

    it.each([84, 140])("hears %i BPM, or its octave, and is sure of it", async (bpm) => {
      const { bpm: heard, bpmConfidence } = await engine.analyse(await pcm(`tempo-${bpm}`, 20, loop(bpm, [[0, "minor"]])), never)
      const errors = [1, 2, 0.5].map((factor) => Math.abs((heard ?? 0) * factor - bpm) / bpm)
      expect(Math.min(...errors)).toBeLessThan(0.04)
      expect(bpmConfidence).toBeGreaterThan(0.3)
      expect(bpmConfidence).toBeLessThanOrEqual(1)
    }, 60_000)

    it("guesses its own word first, and places its beats in order at its tempo", async () => {
      const { bpm, key, tempos = [], keys = [], beats = [], firstDownbeat = null } = await engine.analyse(await pcm("guesses", 20, loop(100, [[9, "minor"]])), never)
      if (tempos.length > 0) expect(tempos[0]?.bpm).toBe(bpm)
      if (keys.length > 0) expect(keys[0]?.key).toBe(key)
      for (const guesses of [tempos, keys]) {
        expect(guesses.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1.0001)
        expect(guesses.map(({ weight }) => weight)).toEqual(guesses.map(({ weight }) => weight).sort((a, b) => b - a))
      }
      expect(beats.length).toBeLessThanOrEqual(1_000)
      expect([...beats]).toEqual([...beats].sort((a, b) => a - b))
      if (beats.length > 1) expect((60 * (beats.length - 1)) / ((beats.at(-1) ?? 0) - (beats[0] ?? 0)) / (bpm ?? 1)).toBeCloseTo(1, 1)
      if (firstDownbeat !== null) expect(beats).toContain(firstDownbeat)
    }, 60_000)

    it("hears A minor, or its relative, in a loop of Am F C G", async () => {
      const { key, keyConfidence } = await engine.analyse(await pcm("key", 16, loop(120, [[9, "minor"], [5, "major"], [0, "major"], [7, "major"]])), never)
      expect(["A minor", "C major"]).toContain(key)
      expect(keyConfidence).toBeGreaterThan(0)
      expect(keyConfidence).toBeLessThanOrEqual(1)
    }, 60_000)

    it("hears nothing in silence", async () => {
      expect(await engine.analyse(await pcm("silence", 6, () => 0), never)).toEqual({ bpm: null, bpmConfidence: 0, key: null, keyConfidence: 0 })
    }, 60_000)

    it("stays within reason on a second of sound", async () => {
      const { bpm } = await engine.analyse(await pcm("short", 1, (t) => Math.sin(t * 2_000) * 0.4), never)
      expect(bpm === null || (bpm >= 40 && bpm <= 220)).toBe(true)
    }, 60_000)

    it("stops when its signal aborts", async () => {
      const path = await pcm("long", 90, (t) => Math.sin(t * 2_000))
      await expect(engine.analyse(path, AbortSignal.timeout(100))).rejects.toThrow()
    }, 60_000)
  })
}

/** What every format owes, from a mono phone recording to a 192 kHz master. */
export function testFormat(format: AudioFormat): void {
  describe(`format ${format.id}`, () => {
    const folder = suiteFolder()

    it("has arguments apart from each other", () => {
      const options = format.outputOptions({ sampleRate: 44_100, channels: 2, bitDepth: 16 })
      expect(options.filter((option) => /\s/.test(option))).toEqual([])
    })

    it.each([[8_000, 1], [44_100, 2], [192_000, 2]])("renders %i Hz with %i channels, whole and without tags", async (rate, channels) => {
      const path = join(folder(), `source-${rate}`)
      await makeWithFfmpeg("-f", "lavfi", "-i", `sine=330:d=4:r=${rate}`, "-ac", String(channels), "-metadata", "title=Working title", "-f", "wav", path)
      const facts = { sampleRate: rate, channels, bitDepth: 16, durationMs: 4_000 }
      const made = await probe(await render({ path, facts }, format, folder(), never), never)
      expect(made?.found.streams[0]).toMatchObject({ codec_type: "audio", channels })
      expect(Math.abs((made?.seconds ?? 0) - 4)).toBeLessThan(0.1)
    }, 60_000)

    it("is made as asked, whichever of its choices", async () => {
      const path = join(folder(), "choices.wav")
      await makeWithFfmpeg("-f", "lavfi", "-i", "sine=330:d=2:r=96000", "-ac", "2", "-c:a", "pcm_s24le", "-f", "wav", path)
      const facts = { sampleRate: 96_000, channels: 2, bitDepth: 24, durationMs: 2_000 }
      const choices: FormatChoice[] = [...format.bitrates.map((bitrate) => ({ bitrate })), ...format.bitDepths.map((bitDepth) => ({ bitDepth })), ...format.sampleRates.map((sampleRate) => ({ sampleRate })), { channels: 1 }]
      for (const choice of choices) {
        const [stream] = (await probe(await render({ path, facts }, format, folder(), never, undefined, choice), never))?.found.streams ?? []
        if (choice.sampleRate) expect(stream?.sample_rate).toBe(choice.sampleRate)
        if (choice.channels) expect(stream?.channels).toBe(choice.channels)
        if (choice.bitDepth) expect(stream?.bits_per_raw_sample || stream?.bits_per_sample || 16).toBe(choice.bitDepth)
      }
    }, 60_000)
  })
}
