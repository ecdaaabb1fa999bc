import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import pg from "pg"

import { signIn } from "./buyer.mjs"
import { timed, withShop } from "./lib.mjs"

export const about = "A 3-minute WAV from its first byte to \"ready to publish\", with each of its jobs; beside one bare decode and encode of what comes out."

const SECONDS = 180
const RUNS = 3
const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? "ffmpeg"
const VERSION = { "tus-resumable": "1.0.0" }

/** @typedef {{ name: string, from: number, until: number }} Phase milliseconds since the upload began */

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function upload(tell) {
  return withShop(tell, async ({ ready, dir }) => {
    const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
    const database = new pg.Client({ connectionString: await databaseOf(dir) })
    await database.connect()
    try {
      const send = await signIn(ready, ready.logins.seller)
      const { token } = await send("POST", "/store/account/seller-token")
      /** @type {Phase[][]} */
      const runs = []
      for (let n = 0; n < RUNS; n++) runs.push(await once(ready, token, database, await aTrack(folder, n)))
      const whole = runs.map(untilReady)
      const median = runs[whole.indexOf([...whole].sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0)] ?? []
      for (const { name, from, until } of median) tell(`${name.padEnd(20)} ${String(Math.round(from)).padStart(6)} – ${String(Math.round(until)).padStart(6)} ms`)
      const bareMs = await bare(folder)
      return [
        { metric: "3-minute WAV, from its first byte to ready", unit: "ms", ours: Math.round(untilReady(median)), peer: Math.round(bareMs), peerName: "the bare ffmpeg: one decode, two MP3s, one AAC, two measured passes, one after another", ratio: Math.round((untilReady(median) / bareMs) * 100) / 100, n: RUNS },
        ...median.map(({ name, from, until }) => ({ metric: `of it: ${name}`, unit: "ms", ours: Math.round(until - from), n: RUNS })),
      ]
    } finally {
      await database.end()
      await rm(folder, { recursive: true, force: true })
    }
  })
}

const untilReady = (/** @type {Phase[]} */ phases) => Math.max(...phases.map(({ until }) => until))

/** Uploads one file and waits for the end of its jobs. @returns {Promise<Phase[]>} */
async function once(/** @type {any} */ ready, /** @type {string} */ token, /** @type {pg.Client} */ database, /** @type {Buffer} */ bytes) {
  const auth = { ...VERSION, authorization: `Bearer ${token}` }
  const began = Date.now()
  const announced = await fetch(`${ready.backend}/sellers/uploads`, { method: "POST", headers: { ...auth, "upload-length": String(bytes.length), "upload-metadata": `filename ${Buffer.from("Bench.wav").toString("base64")}` } })
  const url = new URL(announced.headers.get("location") ?? "", ready.backend).href
  const sent = await fetch(url, { method: "PATCH", headers: { ...auth, "content-type": "application/offset+octet-stream", "upload-offset": "0" }, body: new Uint8Array(bytes) })
  const id = sent.headers.get("x-recording-id")
  if (!id) throw new Error(`The upload answered ${sent.status}: ${await sent.text()}`)
  /** @type {Phase[]} */
  const phases = [{ name: "upload", from: 0, until: Date.now() - began }]
  for (;;) {
    const { rows: [row] } = await database.query("select state, problem_message from recording where id = $1", [id])
    if (row?.state === "ready") break
    if (row?.state !== "processing") throw new Error(`The recording is ${row?.state}: ${row?.problem_message}`)
    await new Promise((done) => { setTimeout(done, 50) })
  }
  await fetch(`${ready.backend}/sellers/recordings/${id}`, { method: "DELETE", headers: auth })
  const { rows } = await database.query("select name, processed_at_ms::float8 as from, finished_at_ms::float8 as until from bullmq.job where data->>'recording_id' = $1 and finished_at_ms is not null order by processed_at_ms", [id])
  return [...phases, ...rows.map((/** @type {Phase} */ { name, from, until }) => ({ name, from: from - began, until: until - began }))]
}

/** A track that is no copy of another: a kick, a bass and noise. */
async function aTrack(/** @type {string} */ folder, /** @type {number} */ n) {
  const path = join(folder, `track-${n}.wav`)
  await run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-filter_complex", `aevalsrc='0.6*sin(2*PI*${50 + n}*t)*exp(-8*mod(t,0.5))+0.2*sin(2*PI*110*t)*exp(-3*mod(t,1))':d=${SECONDS}:s=44100[a];anoisesrc=d=${SECONDS}:c=pink:a=0.1:seed=${n + 1}:r=44100[b];[a][b]amix=inputs=2:normalize=0`, "-ac", "2", "-c:a", "pcm_s24le", path])
  return readFile(path)
}

/** What has to be done to the sound in any case. */
const bare = (/** @type {string} */ folder) => timed(async () => {
  const source = join(folder, "track-0.wav")
  const call = (/** @type {string[]} */ ...args) => run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-i", source, ...args])
  await call("-af", "ebur128=peak=true", "-f", "null", "-")
  await call("-c:a", "libmp3lame", "-b:a", "320k", join(folder, "a.mp3"), "-c:a", "pcm_s16le", join(folder, "b.wav"))
  await call("-c:a", "libmp3lame", "-b:a", "128k", join(folder, "c.mp3"), "-c:a", "aac", "-b:a", "128k", join(folder, "d.m4a"))
  await run(ffmpeg, ["-v", "error", "-nostdin", "-i", join(folder, "c.mp3"), "-af", "ebur128=peak=true", "-f", "null", "-"])
})

async function databaseOf(/** @type {string} */ dir) {
  const { pid } = JSON.parse(await readFile(join(dir, "pids", "backend.json"), "utf8"))
  return /(?:^|\0)DATABASE_URL=([^\0]*)/.exec(await readFile(`/proc/${pid}/environ`, "utf8"))?.[1] ?? ""
}
