import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import { timed } from "./lib.mjs"

export const about = "Waveform peaks of a 10-minute file in all levels, against ffmpeg decoding the same file and forgetting it."

const RUNS = 9
const run = promisify(execFile)
/** As a worker loads it. @type {(name: string) => any} */
const load = createRequire(import.meta.url)
const ffmpeg = (/** @type {string[]} */ ...args) => run(process.env.FFMPEG_PATH ?? "ffmpeg", ["-v", "error", "-nostdin", "-y", ...args])

/**
 * Both in turn, so that a stall of the machine hits both; the quickest run of each counts, since others only ever add time.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function peaks(tell) {
  const { drawWaveform } = load("@max-booster/stems/peaks")
  const folder = await mkdtemp(join(tmpdir(), "max-booster-peaks-"))
  try {
    const wav = join(folder, "ten.wav")
    await ffmpeg("-f", "lavfi", "-i", "aevalsrc='0.4*sin(2*PI*110*t)*exp(-4*mod(t,0.5))+0.2*(random(0)-0.5)':s=44100:d=600", "-ac", "2", wav)
    const results = []
    for (const [format, ...options] of [["wav"], ["flac"], ["mp3", "-b:a", "320k"]]) {
      const path = format === "wav" ? wav : join(folder, `ten.${format}`)
      if (path !== wav) await ffmpeg("-i", wav, ...options, path)
      const source = { path, channels: 2, sampleRate: 44_100, codec: format === "wav" ? "pcm_s16le" : format }
      /** @type {{ ours: number[], bare: number[] }} */
      const times = { ours: [], bare: [] }
      for (let n = -1; n < RUNS; n++) { // the first warms up
        const bare = await timed(() => ffmpeg("-threads", "1", "-i", path, "-map", "0:a:0", "-f", "null", "-"))
        const ours = await timed(() => drawWaveform(source, folder, new AbortController().signal))
        if (n >= 0) { times.ours.push(ours); times.bare.push(bare) }
      }
      const [ours, peer] = [Math.min(...times.ours), Math.min(...times.bare)]
      tell(`${format}: ${Math.round(ours)} ms, bare ${Math.round(peer)} ms`)
      results.push({ metric: `peaks of 10 minutes, ${format}`, unit: "ms", ours: Math.round(ours), peer: Math.round(peer), peerName: "ffmpeg -i FILE -f null -", ratio: Math.round((ours / peer) * 100) / 100, n: RUNS })
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
