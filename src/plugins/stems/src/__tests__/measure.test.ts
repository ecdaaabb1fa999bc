import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SourceSound } from "@max-booster/extension-api"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { encodeWav } from "../core/wav"
import { decodeAndMeasure, measureLoudness } from "../ffmpeg/measure"
import { makeWithFfmpeg, samplesOf, sine, writeWav } from "../testing/sounds"

const never = new AbortController().signal
const amplitude = (dbfs: number) => 10 ** (dbfs / 20)
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "measure-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A 1 kHz stereo sine at levels, each for some seconds (EBU Tech 3341, table 1). */
const steps = (...parts: readonly [dbfs: number, seconds: number][]) => ({
  seconds: parts.reduce((sum, [, seconds]) => sum + seconds, 0),
  at: (t: number) => {
    let end = 0
    const [dbfs] = parts.find(([, seconds]) => t < (end += seconds)) ?? [-200]
    return sine(1_000, amplitude(dbfs))(t)
  },
})

/** Momentary or short-term loudness that must stand still: a pattern of two levels, over and over. */
const pattern = (times: number, ...parts: readonly [dbfs: number, seconds: number][]) => steps(...Array.from({ length: times }, () => parts).flat())

describe("loudness by EBU Tech 3341", () => {
  it.each([
    { name: "case 1", sound: steps([-23, 20]), lufs: -23 },
    { name: "case 2", sound: steps([-33, 20]), lufs: -33 },
    { name: "case 3", sound: steps([-36, 10], [-23, 60], [-36, 10]), lufs: -23 },
    { name: "case 4", sound: steps([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]), lufs: -23 },
    { name: "case 5", sound: steps([-26, 20], [-20, 20.1], [-26, 20]), lufs: -23 },
  ])("$name is $lufs LUFS within 0.1", async ({ name, sound, lufs }) => {
    const path = await writeWav(join(folder, `${name}.wav`), sound.seconds, sound.at, 48_000)
    expect(Math.abs(((await measureLoudness(path, folder, never)).integratedLufs ?? 0) - lufs)).toBeLessThanOrEqual(0.1)
  }, 60_000)

  it("case 6: five channels are weighed as BS.1770 does: the surrounds more", async () => {
    const path = join(folder, "surround.wav")
    const channels = [-28, -28, -24, -200, -30, -30].map((dbfs) => samplesOf(20, sine(1_000, amplitude(dbfs)), 48_000))
    await writeFile(path, encodeWav(channels, 48_000))
    const described = join(folder, "surround-5.1.wav")
    await makeWithFfmpeg("-i", path, "-af", "channelmap=channel_layout=5.1", "-c:a", "pcm_s16le", described)
    expect(Math.abs(((await measureLoudness(described, folder, never)).integratedLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1)
  }, 60_000)

  it.each([
    { name: "case 9", window: "S", after: 3.1, sound: pattern(5, [-20, 1.34], [-30, 1.66]) },
    { name: "case 12", window: "M", after: 1.1, sound: pattern(25, [-20, 0.18], [-30, 0.22]) },
  ])("$name stands at -23 LUFS within 0.1", async ({ name, window, after, sound }) => {
    const path = await writeWav(join(folder, `${name}.wav`), sound.seconds, sound.at, 48_000)
    const read = await loudnessOverTime(path, window)
    expect(read.length).toBeGreaterThan(20)
    for (const { lufs } of read.filter(({ seconds }) => seconds > after)) expect(Math.abs(lufs + 23)).toBeLessThanOrEqual(0.1)
  }, 60_000)

  it.each([
    { name: "case 15", divisor: 4, degrees: 0, level: 0.5, dbtp: -6 }, { name: "case 16", divisor: 4, degrees: 45, level: 0.5, dbtp: -6 },
    { name: "case 17", divisor: 6, degrees: 60, level: 0.5, dbtp: -6 }, { name: "case 18", divisor: 8, degrees: 67.5, level: 0.5, dbtp: -6 },
    { name: "case 19", divisor: 4, degrees: 45, level: 1.41, dbtp: 3 },
  ])("$name has a true peak of $dbtp dBTP within +0.2 and -0.4", async ({ name, divisor, degrees, level, dbtp }) => {
    const rate = 48_000
    const wave = samplesOf(3, (t) => level * Math.min(1, t * 4, (3 - t) * 4) * Math.sin(2 * Math.PI * (rate / divisor) * t + (degrees * Math.PI) / 180), rate)
    const path = join(folder, `${name}.wav`)
    await writeFile(path, encodeWav([wave, wave], rate))
    const { truePeakDbtp } = await measureLoudness(path, folder, never)
    expect(truePeakDbtp ?? 0).toBeGreaterThanOrEqual(dbtp - 0.4)
    expect(truePeakDbtp ?? 0).toBeLessThanOrEqual(dbtp + 0.2)
  }, 30_000)
})

it("measures a file's own samples and writes its mono copy in one decode", async () => {
  const rate = 48_000
  const left = samplesOf(4, (t) => (t < 1 ? 0 : Math.max(-1, Math.min(1, 1.4 * Math.sin(2 * Math.PI * 220 * t)))), rate)
  const path = join(folder, "clipped.wav")
  await writeFile(path, encodeWav([left, left.map((sample) => -sample)], rate))
  const sound = { facts: { sampleRate: rate, channels: 2 }, loudness: { integratedLufs: -6, rangeLu: 0, truePeakDbtp: 1 } } as SourceSound
  const { measures, monoPath } = await decodeAndMeasure(path, sound, folder, never)
  expect(measures).toMatchObject({ plrLu: 7, silenceMs: { start: 1_000 }, stereoCorrelation: -1 })
  expect(measures.clipping.runs).toBe(2 * 2 * 220 * 3)
  expect(measures.clipping.firstMs[0]).toBe(1_001)
  expect((await stat(monoPath)).size).toBe(4 * 44_100 * 4)
}, 30_000)

/** What the same filter says while the file plays: short-term (S) or momentary (M) loudness. */
async function loudnessOverTime(path: string, window: string): Promise<{ seconds: number; lufs: number }[]> {
  const log = join(folder, "over-time.txt")
  await makeWithFfmpeg("-i", path, "-af", `ebur128=metadata=1,ametadata=print:key=lavfi.r128.${window}:file=${log}`, "-f", "null", "-")
  const { readFile } = await import("node:fs/promises")
  return [...(await readFile(log, "latin1")).matchAll(/pts_time:([\d.]+)\n[^=]+=(-?[\d.]+)/g)].map(([, seconds, lufs]) => ({ seconds: Number(seconds), lufs: Number(lufs) }))
}
