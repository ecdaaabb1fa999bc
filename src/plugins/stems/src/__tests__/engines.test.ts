import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { relativeOf, tonics, type KeyName } from "@max-booster/music"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listen } from "../listen"
import { testAnalysisEngine } from "../testing/conformance"
import { loop, samplesOf, type Chord } from "../testing/sounds"
import { builtin } from "../engines/builtin"
import { essentia, essentiaEngine } from "../engines/essentia"

const never = new AbortController().signal
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "engines-")) })
afterAll(() => rm(folder, { recursive: true, force: true }))

async function pcm(name: string, seconds: number, at: (t: number) => number): Promise<string> {
  const path = join(folder, `${name}.f32`)
  await writeFile(path, Buffer.from(samplesOf(seconds, at).buffer))
  return path
}

/** i-VI-III-VII and I-V-vi-IV by their roots: progressions that beats are made of. */
const progressions: Record<"minor" | "major", readonly Chord[]> = {
  minor: [[0, "minor"], [8, "major"], [3, "major"], [10, "major"]],
  major: [[0, "major"], [7, "major"], [9, "minor"], [5, "major"]],
}

testAnalysisEngine(builtin)
testAnalysisEngine(essentia)

it("the built-in engine finds keys of chord loops, relative keys counting half, in most of eight", async () => {
  let points = 0
  for (const mode of ["minor", "major"] as const) {
    for (const [root, tonic] of [...tonics.entries()].filter(([each]) => each % 3 === 0)) {
      const truth = `${tonic} ${mode}` as KeyName
      const chords = progressions[mode].map(([step, quality]): Chord => [root + step, quality])
      const { key } = await builtin.analyse(await pcm("key", 8.5, loop(120, chords)), never)
      points += key === truth ? 1 : key === relativeOf(truth) ? 0.5 : 0
    }
  }
  expect(points).toBeGreaterThanOrEqual(6)
}, 120_000)

describe("listening", () => {
  const missing = essentiaEngine(() => { throw new Error("not there") })
  const withScript = async (source: string) => {
    const path = join(folder, `engine-${Math.random()}.mjs`)
    await writeFile(path, source)
    return essentiaEngine(() => path)
  }

  it("falls back to the built-in engine when Essentia is missing", async () => {
    const heard = await listen(await pcm("a", 12, loop(120, [[9, "minor"]])), "house", folder, never, [missing, builtin])
    expect(heard).toMatchObject({ engine: "builtin", bpm: 120, failures: [] })
  }, 30_000)

  it.each([
    ["crashes", "process.exit(7)"],
    ["talks nonsense", "console.log('hello')"],
    ["gives a tempo out of this world", "console.log(JSON.stringify({ bpm: -3, bpmConfidence: 9 }))"],
    ["says that it failed", "console.log(JSON.stringify({ id: 1, error: 'no memory' }))"],
  ])("falls back when the executable %s", async (_how, source) => {
    const heard = await listen(await pcm("b", 8, loop(120, [[9, "minor"]])), null, folder, never, [await withScript(source), builtin])
    expect(heard.engine).toBe("builtin")
    expect(heard.failures).toHaveLength(1)
  }, 30_000)

  it("kills an executable that hangs when the job is cancelled", async () => {
    const engine = await withScript("setInterval(() => {}, 1000)")
    await expect(listen(await pcm("c", 2, Math.sin), null, folder, AbortSignal.timeout(400), [engine, builtin])).rejects.toThrow(/timeout/i)
  }, 30_000)

  it("folds the tempo into the genre's range and asks when engines disagree", async () => {
    const path = await pcm("d", 4, Math.sin)
    const says = (id: string, bpm: number, key: KeyName) => ({ id, label: id, version: "1", available: () => Promise.resolve(true), analyse: () => Promise.resolve({ bpm, bpmConfidence: 0.9, key, keyConfidence: 0.9 }) })
    const ask = (a: number, b: number, keys: [KeyName, KeyName] = ["A minor", "A minor"]) =>
      listen(path, "drill", folder, never, [says("x", a, keys[0]), says("y", b, keys[1])])
    expect(await ask(71, 142.1)).toMatchObject({ bpm: 142, askToConfirm: false })
    expect(await ask(71, 150)).toMatchObject({ bpm: 142, askToConfirm: true, readings: [{ engine: "x", bpm: 71 }, { engine: "y", bpm: 150 }] })
    expect(await ask(142, 142, ["A minor", "E minor"])).toMatchObject({ key: "A minor", askToConfirm: true })
    expect(await ask(142, 142, ["A minor", "C major"])).toMatchObject({ key: "A minor", askToConfirm: false })
  })

  it("gives beats their time in the whole recording when only its middle was heard", async () => {
    const path = await pcm("e", 130, () => 0.1)
    const engine = { id: "x", label: "X", version: "1", available: () => Promise.resolve(true), analyse: () => Promise.resolve({ bpm: 120, bpmConfidence: 1, key: null, keyConfidence: 0, beats: [0, 0.5, 1], firstDownbeat: 0.5 }) }
    expect(await listen(path, "house", folder, never, [engine])).toMatchObject({ beats: [5, 5.5, 6], firstDownbeat: 5.5 })
  }, 30_000)
})
