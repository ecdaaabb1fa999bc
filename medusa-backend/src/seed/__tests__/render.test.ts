import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { seedBeats, type SeedBeat } from "../catalog"
import { groups } from "../render/composition"
import { renderBeat } from "../render/render-beat"
import { toWav } from "../render/wav"

/** Loud and dense, soft and sparse, fast: the rest goes through the same code, and every upload through the same meter. */
const tried = ["static-crown", "kettle-and-rain", "undertow-signal"].map((slug) => seedBeats.find((beat) => beat.slug === slug) as SeedBeat)

describe("a rendered beat", () => {
  let folder = ""
  const hashes = new Map<SeedBeat, string>()
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "seed-render-")) })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(tried.map((beat) => [beat.title, beat] as const))("(%s) is -14 LUFS within one, does not clip, and its verse is not its hook", async (_title, beat) => {
    const { master, stems } = renderBeat(beat.composition, beat.seed)
    const path = join(folder, `${beat.slug}.wav`)
    const wav = toWav(master, 24)
    hashes.set(beat, sha256(wav))
    await writeFile(path, wav)
    const { lufs, peakDbtp } = await measured(path)
    expect(Math.abs(lufs + 14)).toBeLessThan(1)
    expect(peakDbtp).toBeLessThan(0)
    expect(Object.keys(stems).sort()).toEqual([...groups].sort())
  })

  it("is the same to the byte when it is rendered again", () => {
    const [beat] = tried
    if (!beat) throw new Error("no beat")
    expect(sha256(toWav(renderBeat(beat.composition, beat.seed).master, 24))).toBe(hashes.get(beat))
  })
})

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** Integrated loudness and true peak by FFmpeg's ebur128. */
async function measured(path: string): Promise<{ lufs: number; peakDbtp: number }> {
  const { stderr } = await promisify(execFile)(process.env["FFMPEG_PATH"] ?? "ffmpeg", ["-nostdin", "-hide_banner", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"], { maxBuffer: 64 * 1024 ** 2 })
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"))
  const read = (name: RegExp) => Number(name.exec(summary)?.[1])
  return { lufs: read(/I:\s+(-?[\d.]+) LUFS/), peakDbtp: read(/Peak:\s+(-?[\d.]+) dBFS/) }
}
