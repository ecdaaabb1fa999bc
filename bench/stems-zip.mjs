import { execFile, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, stat } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

import { timed } from "./lib.mjs"
import { residentMb } from "./memory.mjs"

export const about = "Eight stems of three minutes converted and packed into one zip: memory over idle of everything that runs, and time beside the bare commands."

const STEMS = 8
const SECONDS = 180
const LIMIT_MB = 150
/** Built packages, as a worker loads them. @type {(name: string) => any} */
const load = createRequire(import.meta.url)
const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? "ffmpeg"

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function stemsZip(tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  try {
    const sources = await Promise.all(Array.from({ length: STEMS }, async (_, n) => {
      const path = join(folder, `source-${n}.wav`)
      await run(ffmpeg, ["-v", "error", "-nostdin", "-f", "lavfi", "-i", `anoisesrc=d=${SECONDS}:c=pink:a=0.3:seed=${n + 1}:r=44100`, "-ac", "2", "-c:a", "pcm_s24le", path])
      return path
    }))
    const results = []
    for (const format of ["wav", "flac", "mp3"]) {
      const { idleMb, mostMb, ms } = await inAProcess(folder, sources, format)
      const bareMs = await bare(folder, sources, format)
      tell(`${format}: ${Math.round(mostMb - idleMb)} MB over ${Math.round(idleMb)} MB, ${Math.round(ms)} ms; bare ${Math.round(bareMs)} ms; the zip is ${Math.round((await stat(join(folder, "made.zip"))).size / 1e6)} MB`)
      results.push(
        { metric: `${STEMS} stems of 3 minutes as ${format}, resident memory over idle, FFmpeg included`, unit: "MB", ours: Math.round(mostMb - idleMb), peer: LIMIT_MB, peerName: "what is allowed", ratio: Math.round(((mostMb - idleMb) / LIMIT_MB) * 100) / 100, n: 1 },
        { metric: `${STEMS} stems of 3 minutes as ${format}, wall`, unit: "ms", ours: Math.round(ms), peer: Math.round(bareMs), peerName: "the bare ffmpeg commands, then cat", ratio: Math.round((ms / bareMs) * 100) / 100, n: 1 },
      )
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same work by the bare commands: each file, then all of them copied into one. */
const bare = (/** @type {string} */ folder, /** @type {string[]} */ sources, /** @type {string} */ format) => timed(async () => {
  const codec = { wav: ["-c:a", "pcm_s24le"], flac: ["-c:a", "flac", "-sample_fmt", "s32"], mp3: ["-c:a", "libmp3lame", "-b:a", "320k"] }[format] ?? []
  const made = sources.map((_, n) => join(folder, `bare-${n}.${format}`))
  for (const [n, source] of sources.entries()) await run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-i", source, "-map", "0:a:0", ...codec, made[n] ?? ""])
  await run("sh", ["-c", 'cat "$@" > "$0"', join(folder, "bare.all"), ...made])
})

/** Runs ours in a process of its own; its memory and that of all it starts is read from here (from /proc: Linux). @returns {Promise<{ idleMb: number, mostMb: number, ms: number }>} */
function inAProcess(/** @type {string} */ folder, /** @type {string[]} */ sources, /** @type {string} */ format) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["work", folder, format, ...sources])
    const memory = { idleMb: 0, mostMb: 0 }
    let timer = setInterval(() => {}, 1_000)
    child.on("message", (/** @type {"idle" | number} */ told) => {
      clearInterval(timer)
      if (told !== "idle") return resolve({ ...memory, ms: told })
      memory.idleMb = residentMb(child.pid ?? 0)
      timer = setInterval(() => { memory.mostMb = Math.max(memory.mostMb, residentMb(child.pid ?? 0)) }, 50)
      child.send("begin")
    })
    child.on("exit", (code) => { clearInterval(timer); reject(new Error(`The work ended with ${code}`)) })
  })
}

async function work(/** @type {string} */ folder, /** @type {string} */ format, /** @type {string[]} */ sources) {
  const { stems } = load("@max-booster/stems/renditions/stems")
  const facts = { codec: "pcm_s24le", extension: "wav", sampleRate: 44_100, channels: 2, bitDepth: 24, durationMs: SECONDS * 1_000, lagMs: 0 }
  const kept = sources.map((_, n) => ({ id: String(n), name: `Stem ${n}`, role: "other", state: "ready", facts }))
  const job = await mkdtemp(join(folder, "job-"))
  await new Promise((done) => { setTimeout(done, 500) })
  process.send?.("idle")
  await once(process, "message")
  const ms = await timed(async () => {
    const { files } = await stems.make({
      spec: stems.spec.parse({ format }), subject: { title: "Night Drive", artist: "Parallax", bpm: 120, key: "A minor" }, stems: () => Promise.resolve(kept), folder: job, signal: new AbortController().signal,
      fetch: (/** @type {string} */ _kind, /** @type {{ variant: string }} */ { variant }) => Promise.resolve(sources[Number(variant)]), during: (/** @type {string} */ _phase, /** @type {(report: () => void) => unknown} */ each) => each(() => {}),
    })
    await run("mv", [files[0].path, join(folder, "made.zip")])
  })
  await rm(job, { recursive: true })
  process.send?.(ms)
}

if (process.argv[2] === "work" && process.send) {
  const [, , , folder = "", format = "", ...sources] = process.argv
  await work(folder, format, sources)
  process.disconnect()
}
