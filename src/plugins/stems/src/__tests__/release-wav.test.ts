import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { releaseWavSpec, type ReleaseWavSpec } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { encodeWav } from "../core/wav"
import { decodeAndMeasure, measureLoudness } from "../ffmpeg/measure"
import { checkUpload } from "../gate"
import { heardOf, mendForRelease } from "../master/mend-for-release"

const never = new AbortController().signal
const ignore = <Result>(_phase: string, work: (report: (fraction: number) => void) => Promise<Result>) => work(() => undefined)
const RATE = 48_000
let bench: { folder: string; signal: AbortSignal }
let faulty: Parameters<typeof mendForRelease>[0]
beforeAll(async () => {
  bench = { folder: await mkdtemp(join(tmpdir(), "release-wav-")), signal: never }
  // A hum that is nearly at full scale, 3 s after the beginning and 6 s before the end, in one channel at 48 kHz.
  const samples = Float32Array.from({ length: 13 * RATE }, (_, i) => (i < 3 * RATE || i > 7 * RATE ? 0 : 0.99 * Math.sin((2 * Math.PI * 300 * i) / RATE)))
  const path = join(bench.folder, "faulty.wav")
  await writeFile(path, encodeWav([samples], RATE))
  const gate = await checkUpload(path, "faulty.wav", never)
  if (!gate.ok) throw new Error(gate.error.message)
  const { measures } = await decodeAndMeasure(path, { facts: gate.value, loudness: await measureLoudness(path, bench.folder, never) }, bench.folder, never)
  faulty = { path, facts: gate.value, silenceMs: measures.silenceMs }
})
afterAll(() => rm(bench.folder, { recursive: true, force: true }))

const mended = async (change: Partial<ReleaseWavSpec>) => heardOf(await mendForRelease(faulty, releaseWavSpec.parse(change), bench, ignore), bench)

describe("the file that a release packs", () => {
  it("is stereo, and else as the source is", async () => {
    const { sound: { facts, loudness } } = await mended({})
    expect(facts).toMatchObject({ container: "wav", sampleRate: 48_000, bitDepth: 16, channels: 2, durationMs: 13_000 })
    expect(loudness.truePeakDbtp).toBeGreaterThan(-0.2)
  }, 60_000)

  it("has its rate, its ends and its true peak mended in one go", async () => {
    const { sound: { facts, loudness }, measures } = await mended({ trim: true, ceilingDbtp: -1, sampleRate: 44_100, bitDepth: 16 })
    expect(facts).toMatchObject({ sampleRate: 44_100, bitDepth: 16, channels: 2, lossy: false })
    expect(Math.abs(facts.durationMs - 4_520)).toBeLessThan(20)
    expect(measures.silenceMs.start).toBeLessThan(50)
    expect(Math.abs(measures.silenceMs.end - 500)).toBeLessThan(50)
    expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1)
    expect(loudness.truePeakDbtp).toBeGreaterThan(-1.2)
  }, 60_000)
})
