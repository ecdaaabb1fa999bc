import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeWithFfmpeg, sine, writeWav } from "../testing/sounds"
import { measure } from "../ffmpeg/measure"

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

describe("loudness by EBU Tech 3341", () => {
  it.each([
    { name: "case 1", sound: steps([-23, 20]), lufs: -23 },
    { name: "case 2", sound: steps([-33, 20]), lufs: -33 },
    { name: "case 3", sound: steps([-36, 10], [-23, 60], [-36, 10]), lufs: -23 },
    { name: "case 4", sound: steps([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]), lufs: -23 },
    { name: "case 5", sound: steps([-26, 20], [-20, 20.1], [-26, 20]), lufs: -23 },
  ])("$name is $lufs LUFS within 0.1", async ({ name, sound, lufs }) => {
    const path = await writeWav(join(folder, `${name}.wav`), sound.seconds, sound.at, 48_000)
    const { loudness } = await measure(path, 2, folder, never)
    expect(loudness.integratedLufs).not.toBeNull()
    expect(Math.abs((loudness.integratedLufs ?? 0) - lufs)).toBeLessThanOrEqual(0.1)
  }, 60_000)

  it("finds a true peak between samples (case 15: fs/4, phase 45°, amplitude 0.5)", async () => {
    const rate = 48_000
    const path = await writeWav(join(folder, "true-peak.wav"), 3, (t) => 0.5 * Math.min(1, t * 4, (3 - t) * 4) * Math.sin(2 * Math.PI * (rate / 4) * t + Math.PI / 4), rate)
    const { loudness } = await measure(path, 2, folder, never)
    // The samples reach -9 dBFS only.
    expect(loudness.truePeakDbtp ?? 0).toBeGreaterThanOrEqual(-6.4)
    expect(loudness.truePeakDbtp ?? 0).toBeLessThanOrEqual(-5.8)
  }, 30_000)
})

it("writes a mono copy at 44.1 kHz, whatever the source", async () => {
  const path = join(folder, "odd.flac")
  await makeWithFfmpeg("-f", "lavfi", "-i", "sine=440:d=4:r=96000", path)
  const { monoPath } = await measure(path, 1, folder, never)
  expect((await stat(monoPath)).size / 4 / 44_100).toBeCloseTo(4, 1)
}, 30_000)
