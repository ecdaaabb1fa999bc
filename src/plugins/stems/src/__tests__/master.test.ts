import { createHash } from "node:crypto"
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { compressorCurve, eqResponse, plainChain, presetFor, saturationCurve, type MasteringChain } from "@max-booster/mastering"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { probe } from "../ffmpeg/probe"
import { integratedOf, planAlbum } from "../master/album"
import { shapeGraph } from "../master/graph"
import { master, type MasterTask } from "../master/master"
import { normalize } from "../master/normalize"
import { decode, rawOf, through, type Bench, type Sound } from "../master/sound"
import { loudnessSounds, masteringSounds, type MadeSound } from "../testing/mastering-sounds"
import { makeWithFfmpeg } from "../testing/sounds"

const never = new AbortController().signal
const ignore = <Result>(_phase: string, work: (report: (fraction: number) => void) => Promise<Result>) => work(() => undefined)
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "master-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function bench(name: string): Promise<Bench> {
  await mkdir(join(folder, name), { recursive: true })
  return { folder: join(folder, name), signal: never }
}
const named = (name: string): MadeSound => [...masteringSounds, ...loudnessSounds].find((sound) => sound.name === name) as MadeSound
const hashOf = async (path: string) => createHash("sha256").update(await readFile(path)).digest("hex")

describe("normalising", () => {
  it.each(loudnessSounds.filter(({ name }) => name !== "clicks").flatMap(({ name }, index) => {
    const [targetLufs, ceilingDbtp] = [[-14, -1], [-16, -1.5], [-9, -1]][index % 3] as [number, number]
    return [{ name, targetLufs, ceilingDbtp }]
  }))("brings $name to $targetLufs LUFS within 0.1, under $ceilingDbtp dBTP", async ({ name, targetLufs, ceilingDbtp }) => {
    const here = await bench(`normalize-${name}`)
    const file = await named(name).make(here.folder, 6)
    const { wav, report } = await normalize(file, { targetLufs, ceilingDbtp }, here, ignore)
    const { loudness } = await decode(wav, file, file, "check", here)
    expect(report.notes).toEqual([])
    expect(Math.abs((loudness.integratedLufs ?? 0) - targetLufs)).toBeLessThanOrEqual(0.1)
    expect(loudness.truePeakDbtp ?? 0).toBeLessThanOrEqual(ceilingDbtp + 0.05)
    const made = await probe(wav, never)
    expect(made?.found.streams[0]).toMatchObject({ codec_name: "pcm_s24le", sample_rate: file.sampleRate, channels: file.channels })
    expect(Math.abs((made?.seconds ?? 0) - 6)).toBeLessThan(0.01)
  }, 60_000)

  it("says what cannot be reached: clicks and silence", async () => {
    const here = await bench("unreachable")
    const clicks = await normalize(await named("clicks").make(here.folder, 4), { targetLufs: -9, ceilingDbtp: -1 }, here, ignore)
    expect(clicks.report.notes).toEqual([expect.stringContaining("was not reached")])
    expect(clicks.report.after.truePeakDbtp ?? 0).toBeLessThanOrEqual(-0.95)
    const path = join(here.folder, "silence.wav")
    await makeWithFfmpeg("-f", "lavfi", "-i", "anullsrc=d=3:r=44100", path)
    const silence = await normalize({ path, sampleRate: 44_100, channels: 2 }, { targetLufs: -14, ceilingDbtp: -1 }, here, ignore)
    expect([silence.report.gainDb, silence.report.notes]).toEqual([0, [expect.stringContaining("nothing to hear")]])
  }, 60_000)

  it("keeps the distances of an album's tracks, and the whole at the target", async () => {
    const here = await bench("album")
    const files = await Promise.all(["beat", "quiet", "pink"].map((name) => named(name).make(here.folder, 6)))
    const measured = await Promise.all(files.map(async (file) => {
      const { blocks, loudness } = await decode(file.path, file, file, `album-${file.name}`, here)
      expect(integratedOf(blocks)).toBeCloseTo(loudness.integratedLufs ?? 0, 1)
      return { id: file.name, blocks, lufs: loudness.integratedLufs, truePeakDbtp: loudness.truePeakDbtp }
    }))
    const plan = planAlbum(measured, { targetLufs: -12, ceilingDbtp: -1 })
    const after: number[] = []
    for (const file of files) {
      const own = await bench(`album-${file.name}`)
      const { wav } = await normalize(file, { targetLufs: plan.targets.get(file.name) ?? 0, ceilingDbtp: -1 }, own, ignore)
      const made = await decode(wav, file, file, "made", own)
      expect((made.loudness.integratedLufs ?? 0) - (measured.find(({ id }) => id === file.name)?.lufs ?? 0)).toBeCloseTo(plan.gainDb, 0.9)
      after.push(...made.blocks)
    }
    expect(Math.abs((integratedOf(after) ?? 0) + 12)).toBeLessThanOrEqual(0.1)
  }, 90_000)
})

const sineOf = (hz: number, dbfs: number) => `${(10 ** (dbfs / 20)).toFixed(8)}*sin(2*PI*${hz}*t)`

/** Level that the chain leaves of a sine, dBFS, once it has settled. */
async function levelAfter(chain: MasteringChain, hz: number, dbfs: number, here: Bench): Promise<number> {
  const path = join(here.folder, "sine.wav")
  await makeWithFfmpeg("-f", "lavfi", "-i", `aevalsrc=${sineOf(hz, dbfs)}|${sineOf(hz, dbfs)}:d=3:s=44100`, "-c:a", "pcm_f32le", path)
  const raw = await decode(path, { channels: 2 }, { sampleRate: 44_100, channels: 2 }, "sine", here)
  // Nothing to stage: the curve is a matter of absolute level.
  const unstaged: Pick<Sound, "sampleRate" | "loudness"> = { sampleRate: 44_100, loudness: { integratedLufs: null, rangeLu: null, truePeakDbtp: null } }
  const made = await through({ inputs: [rawOf(raw)], graph: shapeGraph(chain, unstaged), name: "made", sampleRate: 44_100, channels: 2 }, here)
  const bytes = await readFile(made.path)
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).subarray(2 * 44_100 * 2, 2 * 44_100 * 2 + 44_100)
  return 20 * Math.log10(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) * Math.SQRT2)
}

describe("the chain's curves are what FFmpeg does", () => {
  it("of the EQ", async () => {
    const here = await bench("eq")
    const bands = [{ shape: "lowshelf", hz: 90, gainDb: 4, q: 0.7 }, { shape: "peaking", hz: 3_000, gainDb: -5, q: 1.2 }, { shape: "highshelf", hz: 8_000, gainDb: 3, q: 0.7 }] as const
    for (const hz of [50, 3_000, 12_000]) {
      const level = await levelAfter({ ...plainChain, eq: { bands: [...bands] } }, hz, -20, here)
      expect(level + 20).toBeCloseTo(eqResponse(bands, [hz], 44_100)[0] ?? 0, 1)
    }
  }, 60_000)
  it("of a band's compressor, whose crossover is flat, and of saturation", async () => {
    const here = await bench("dynamics")
    // Attack and release alike: the detector holds the RMS.
    const band = { thresholdDb: -30, ratio: 3, attackMs: 200, releaseMs: 200, gainDb: 0 }
    const idle = { ...band, ratio: 1 }
    const chain = (second: typeof band): MasteringChain => ({ ...plainChain, multiband: { isOn: true, crossoversHz: [120, 1_000, 6_000], bands: [idle, second, idle, idle] } })
    for (const hz of [60, 120, 400, 1_000, 6_000]) expect(await levelAfter(chain(idle), hz, -20, here)).toBeCloseTo(-20, 0.4)
    for (const dbfs of [-40, -27, -10]) {
      const rms = dbfs - 3.01
      const [expected, level] = [compressorCurve(band, rms) - rms, (await levelAfter(chain(band), 350, dbfs, here)) - dbfs]
      // What leaks through the neighbours is not compressed: up to a decibel beside eleven.
      expect(Math.abs(level - expected)).toBeLessThan(1)
    }
    const peak = await levelAfter({ ...plainChain, saturation: { driveDb: 0.1 } }, 1_000, -40, here)
    expect(peak).toBeCloseTo(-40, 1)
    // A fully driven sine is nearer to a square: its level follows the curve within its harmonics.
    const driven = await levelAfter({ ...plainChain, saturation: { driveDb: 12 } }, 1_000, -3, here)
    expect(driven).toBeLessThan(20 * Math.log10(saturationCurve(12, 10 ** (-3 / 20))) + 3.01)
  }, 90_000)
})

describe("mastering", () => {
  const task = async (source: string, reference: string | null, chain: MasteringChain, here: Bench): Promise<MasterTask> => ({
    source: { ...(await named(source).make(here.folder, 12)), durationMs: 12_000 }, chain,
    reference: reference === null ? null : { ...(await named(reference).make(here.folder, 12)), asLoud: false },
  })

  it("to a reference comes within 1.5 dB of its third octaves, at the loudness, under the ceiling, and the same twice, byte for byte", async () => {
    const hashes: string[][] = []
    for (const round of ["first", "second"]) {
      const here = await bench(round)
      const made = await master(await task("beat", "wide-and-bright", presetFor("trap", "balanced"), here), here, ignore)
      hashes.push(await Promise.all([made.wav, made.before, made.after].map(hashOf)))
      const { report } = made
      expect(report.distanceDb?.before).toBeGreaterThan(3)
      expect(report.distanceDb?.after).toBeLessThanOrEqual(1.5)
      expect(Math.abs((report.after.lufs ?? 0) + 10.5)).toBeLessThanOrEqual(0.2)
      expect(report.after.truePeakDbtp ?? 0).toBeLessThanOrEqual(-0.95)
      expect(report.notes).toEqual([])
    }
    expect(hashes[0]).toEqual(hashes[1])
  }, 120_000)

  it("makes a WAV of 24 bits at 48 kHz of a mono file at 48, and two files at one loudness with the same length", async () => {
    const here = await bench("mono")
    const path = join(here.folder, "mono.flac")
    await makeWithFfmpeg("-f", "lavfi", "-i", "anoisesrc=c=pink:d=5:r=48000:a=0.2:seed=7", "-ac", "1", path)
    const fractions: number[] = []
    const made = await master({ source: { path, sampleRate: 48_000, channels: 1, durationMs: 5_000 }, chain: presetFor("ambient", "gentle"), reference: null }, here, (_phase, work) => work((fraction) => { fractions.push(fraction) }))
    expect((await probe(made.wav, never))?.found.streams[0]).toMatchObject({ codec_name: "pcm_s24le", sample_rate: 48_000, channels: 2 })
    expect((await stat(made.wav)).size).toBe(68 + 5 * 48_000 * 6)
    const [before, after] = await Promise.all([made.before, made.after].map((file, index) => decode(file, { channels: 2 }, { sampleRate: 48_000, channels: 2 }, `heard-${index}`, here))) as [Sound, Sound]
    expect(before.loudness.integratedLufs ?? 0).toBeCloseTo(after.loudness.integratedLufs ?? 9, 0.9)
    expect(after.loudness.truePeakDbtp ?? 0).toBeLessThanOrEqual(-0.5)
    expect(made.report.spectrum.after).toHaveLength(31)
    expect(made.report.loudness.after.momentary.length).toBeGreaterThan(40)
    expect(Math.max(0, ...fractions)).toBeLessThanOrEqual(1)
  }, 60_000)

  it("stops when its signal aborts", async () => {
    const here = await bench("abort")
    const made = await task("beat", null, presetFor("house", "loud"), here)
    await expect(master(made, { ...here, signal: AbortSignal.timeout(400) }, ignore)).rejects.toThrow()
  }, 30_000)
})
