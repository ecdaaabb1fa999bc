import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import { percentile, timed } from "./lib.mjs"

export const about = "Wall time to convert a 10-minute WAV into each format, at the adapter's door, against the bare ffmpeg command."

const MINUTES = 10
/** What takes half a second is timed more often than what takes ten. */
const runsOf = (/** @type {{ lossless: boolean }} */ { lossless }) => (lossless ? 15 : 5)
const require = createRequire(import.meta.url)
const run = promisify(execFile)

/** What the bare command says for each format: the same codec, quality and container. */
const BARE = /** @type {const} */ ({
  wav: ["-c:a", "pcm_s24le", "-f", "wav"], flac: ["-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24", "-f", "flac"], mp3: ["-c:a", "libmp3lame", "-b:a", "320k", "-f", "mp3"],
  aac: ["-c:a", "aac", "-b:a", "256k", "-movflags", "+faststart", "-f", "ipod"], ogg: ["-c:a", "libvorbis", "-q:a", "6", "-f", "ogg"], opus: ["-c:a", "libopus", "-b:a", "160k", "-ar", "48000", "-f", "opus"],
})

/**
 * Ours and the bare command take turns, so that a stall of the machine hits both; the median of each counts.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function convert(tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  try {
    const source = join(folder, "source.wav")
    const ffmpeg = process.env.FFMPEG_PATH ?? "ffmpeg"
    const graph = `sine=f=110:d=${MINUTES * 60}:r=44100[a];anoisesrc=d=${MINUTES * 60}:c=pink:a=0.2:seed=7:r=44100[b];[a][b]amix=inputs=2,tremolo=f=2:d=0.7,pan=stereo|c0=c0|c1=0.8*c0`
    await run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-filter_complex", graph, "-c:a", "pcm_s24le", source])
    const { convert: ours } = require("@max-booster/stems/ffmpeg/convert")
    const { formats } = require("@max-booster/stems/formats/index")
    const facts = { sampleRate: 44_100, channels: 2, bitDepth: 24, durationMs: MINUTES * 60_000 }
    const results = []
    for (const format of formats) {
      const choice = format.lossless ? { bitDepth: /** @type {const} */ (24) } : {}
      /** @type {{ ours: number[], bare: number[] }} */
      const ms = { ours: [], bare: [] }
      for (let n = 0; n < runsOf(format); n++) {
        ms.ours.push(await timed(() => ours({ path: source, facts, format, choice, tags: { title: "Night Drive", artist: "Parallax" } }, folder, AbortSignal.timeout(600_000), () => undefined)))
        ms.bare.push(await timed(() => run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-threads", "1", "-i", source, "-map", "0:a:0", "-ar", "44100", ...BARE[/** @type {keyof typeof BARE} */ (format.id)], join(folder, `bare.${format.extension}`)])))
      }
      const [mine, peer] = [percentile(ms.ours, 50), percentile(ms.bare, 50)]
      tell(`${format.label}: ${Math.round(mine)} ms, bare ${Math.round(peer)} ms`)
      results.push({ metric: `${format.label}, ${MINUTES} minutes`, unit: "ms", ours: Math.round(mine), peer: Math.round(peer), peerName: "the bare ffmpeg command", ratio: Math.round((mine / peer) * 1_000) / 1_000, n: runsOf(format) })
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
