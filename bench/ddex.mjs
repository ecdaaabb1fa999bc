import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { promisify } from "node:util"

import { timed } from "./lib.mjs"

export const about = "ERN messages a second of a 12-track album against xmlbuilder2 writing the same XML bare, the memory that a box of 200 tracks takes, and the time of an album's package against the bare ffmpeg work in it."

const MESSAGES = 300
const TRACKS = 12
const SECONDS = 180
const ROUNDS = 3
const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? "ffmpeg"
const require = createRequire(import.meta.url)

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function ddex(tell) {
  return [...(await messages(tell)), ...memory(tell), ...(await packages(tell))]
}

/** An album from its stored sources to its zip, and the commands that render the same files alone, in turn. */
async function packages(/** @type {(line: string) => void} */ tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  try {
    const { aVariedRelease, makePackage, deliveredOptions, sharp } = parts()
    const { facts } = aVariedRelease(12, { tracks: TRACKS, discs: 1, kind: "album", purpose: "insert", plain: true })
    const cover = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "#802040" } }).jpeg().toBuffer()
    const source = { container: "wav", codec: "pcm_s24le", lossy: false, sampleRate: 48_000, channels: 2, bitDepth: 24, durationMs: SECONDS * 1_000, peakDbfs: -3 }
    const files = await Promise.all([...facts.recordings.keys()].map(async (id, n) => {
      const path = join(folder, `source-${n}.wav`)
      await run(ffmpeg, ["-v", "error", "-nostdin", "-f", "lavfi", "-i", `anoisesrc=d=${SECONDS}:c=pink:a=0.3:seed=${n + 1}:r=48000`, "-ac", "2", "-c:a", "pcm_s24le", path])
      return /** @type {const} */ ([id, path, createHash("sha256").update(await readFile(path)).digest("hex")])
    }))
    const recordings = new Map(files.map(([id, , checksum]) => [id, { ...facts.recordings.get(id), sound: { facts: source, loudness: null }, lossless: { asset_id: id, kind: "source", checksum, size: 0 } }]))
    const whole = { ...facts, recordings, artwork: { ...facts.artwork, format: "jpeg", color_space: "rgb", has_alpha: false } }
    const pathOf = new Map(files.map(([id, path]) => [id, path]))
    const container = (/** @type {(file: import("node:fs").ReadStream) => import("node:stream").Readable} */ from) => ({
      resolve: (/** @type {string} */ key) => (key === "recordings" ? { openLossless: async (/** @type {{ asset_id: string }} */ { asset_id }) => from(createReadStream(pathOf.get(asset_id) ?? "")) } : { getAsBuffer: async () => cover }),
    })
    const made = { id: "e", release_id: facts.id, seller_id: "s", target: "spotify", purpose: "insert", flac: false, batch: "20261126220000000", message_id: "m", thread_id: "t", created_at: new Date(0) }
    const pack = async (/** @type {ReturnType<typeof container>} */ storage) => {
      const work = join(folder, "work")
      await mkdir(work)
      const ms = await timed(() => makePackage(storage, whole, "cover", made, { folder: work, signal: new AbortController().signal, report: () => undefined }))
      await rm(work, { recursive: true })
      return ms
    }
    const bareOnes = () => timed(async () => {
      for (const [at, [, path]] of files.entries()) await run(ffmpeg, ["-v", "error", "-nostdin", "-y", "-threads", "1", "-i", path, ...deliveredOptions("wav", source), join(folder, `bare-${at}.wav`)])
    })
    const storages = /** @type {const} */ ({ "on this disk": container((file) => file), "elsewhere, as a stream": container((file) => file.pipe(new PassThrough())) })
    const results = []
    for (const [name, storage] of Object.entries(storages)) {
      const times = { ours: 0, bare: 0 }
      for (let n = 0; n < ROUNDS; n++) {
        times.ours += await pack(storage)
        times.bare += await bareOnes()
        tell(`storage ${name}, round ${n + 1}: ours ${Math.round(times.ours)} ms, bare ${Math.round(times.bare)} ms so far`)
      }
      results.push(row(`package of an album of 12 tracks of 3 minutes, storage ${name}, wall`, "ms", times.ours / ROUNDS, times.bare / ROUNDS, "the bare ffmpeg commands, one after the other", ROUNDS))
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Facts to XML, ours and the bare library in turn, so that a stall of the machine hits both. The library gets the finished tree: it has no facts to look at. */
async function messages(/** @type {(line: string) => void} */ tell) {
  const { buildMessage, writeMessage, aVariedRelease, create } = parts()
  const { facts, delivery } = aVariedRelease(12, { tracks: 12, discs: 1, kind: "album", purpose: "insert", plain: true })
  const tree = create(writeMessage(buildMessage(facts, delivery))).end({ format: "object" })
  const times = { ours: 0, bare: 0 }
  for (let n = -20; n < MESSAGES; n++) { // the first twenty warm up
    const ours = await timed(async () => writeMessage(buildMessage(facts, delivery)))
    const bare = await timed(async () => create(tree).end({ prettyPrint: true }))
    if (n >= 0) { times.ours += ours; times.bare += bare }
  }
  tell(`${MESSAGES} messages in ${Math.round(times.ours)} ms, bare ${Math.round(times.bare)} ms`)
  return [row("messages of a 12-track album a second, one core", "1/s", (MESSAGES * 1_000) / times.ours, (MESSAGES * 1_000) / times.bare, "xmlbuilder2 alone: the finished tree of the same message to XML", MESSAGES)]
}

/** What one message of 200 tracks takes at most, over the bytes of its XML: it could not take less. */
function memory(/** @type {(line: string) => void} */ tell) {
  const { buildMessage, writeMessage, aVariedRelease } = parts()
  const { facts, delivery } = aVariedRelease(200, { tracks: 200, discs: 8, kind: "album", purpose: "insert", plain: true })
  const rises = []
  let bytes = 0
  for (let n = -3; n < 10; n++) {
    globalThis.gc?.()
    const before = process.memoryUsage()
    const xml = writeMessage(buildMessage(facts, delivery))
    const after = process.memoryUsage()
    bytes = Buffer.byteLength(xml)
    if (n >= 0) rises.push(Math.max(0, after.heapUsed - before.heapUsed))
  }
  const most = Math.max(...rises)
  tell(`a message of 200 tracks: ${bytes} bytes of XML, ${most} bytes of heap at most`)
  return [row("heap for a box of 200 tracks", "MB", most / 1e6, bytes / 1e6, "the XML's own bytes", rises.length)]
}

const parts = () => ({
  makePackage: require("@max-booster/ddex/pack/make-package").makePackage, deliveredOptions: require("@max-booster/ddex/pack/sound").deliveredOptions, sharp: require("sharp"),
  buildMessage: require("@max-booster/ddex/core/ern/build").buildMessage, writeMessage: require("@max-booster/ddex/core/ern/write").writeMessage, aVariedRelease: require("@max-booster/ddex/testing/varied-releases").aVariedRelease,
  create: createRequire(new URL("../src/plugins/ddex/package.json", import.meta.url))("xmlbuilder2").create,
})

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100
const row = (/** @type {string} */ metric, /** @type {string} */ unit, /** @type {number} */ ours, /** @type {number} */ peer, /** @type {string} */ peerName, /** @type {number} */ n) => ({ metric, unit, ours: round(ours), peer: round(peer), peerName, ratio: round(ours / peer), n })
