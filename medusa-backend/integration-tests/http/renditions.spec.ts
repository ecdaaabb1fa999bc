import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { cancelRendition, deleteRendition, linkConversion, listRenditions, readRendition, requestRendition, type ConversionSpec, type RenditionView } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { call, refusalOf } from "../support/http"
import { noticesAfter } from "../support/live"
import { aProducer, type Producer } from "../support/people"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

let folder: string
let producer: Producer
let other: Producer
let id: string
let long: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "renditions-"));
  [producer, other] = await Promise.all([aProducer(), aProducer()]);
  [id, long] = await Promise.all([recordingOf(producer, "Night Drive.wav", 12), recordingOf(producer, "Long Way.wav", 240)])
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function recordingOf(from: Producer, name: string, seconds: number): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, wavOf(seconds, aPulse))
  const made = await upload(from, { path, name, mimeType: "audio/wav" })
  expect((await settled(from.sellerToken, made, 240)).state).toBe("ready")
  return made
}

const ask = async (spec: ConversionSpec, { of = id, from = producer } = {}): Promise<RenditionView> =>
  (await call(requestRendition, { token: from.sellerToken, params: { id: of }, body: { kind: "convert", spec } })).rendition
const read = async (rendition: RenditionView, from = producer) => (await call(readRendition, { token: from.sellerToken, params: { id: rendition.id } })).rendition
const ended = (rendition: RenditionView, from = producer) =>
  until(`rendition ${rendition.id}`, async () => { const now = await read(rendition, from); return !["waiting", "working"].includes(now.state) && now }, { seconds: 200 })

async function probe(bytes: Uint8Array, name: string): Promise<{ streams: { codec_name: string; sample_rate: string }[]; format: { tags?: Record<string, string>; duration: string } }> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", "-show_format", "-show_streams", "-of", "json", path])
  return JSON.parse(stdout) as Awaited<ReturnType<typeof probe>>
}

describe("a converted file", () => {
  it("is made in the background, told live, and downloaded whole or in part by its link", async () => {
    const asked = await ask({ format: "flac", bitDepth: 16 })
    expect(asked).toMatchObject({ kind: "convert", state: "waiting", recording_id: id, spec: { format: "flac", bitDepth: 16 }, files: [], problem: null })
    const made = await ended(asked)
    expect(made).toMatchObject({ state: "ready", progress: { phase: "Ready", fraction: 1, seconds_left: null }, report: { lossy_source: false } })
    const [file] = made.files
    expect(file?.filename).toMatch(/ - Night Drive\.flac$/)
    const answer = await fetch(file?.url ?? "")
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(answer.headers.get("content-type")).toBe("audio/flac")
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file?.checksum)
    const seen = await probe(bytes, "made.flac")
    expect(seen.streams[0]).toMatchObject({ codec_name: "flac", sample_rate: "44100" })
    expect(seen.format.tags).toMatchObject({ title: "Night Drive" })
    const part = await fetch(file?.url ?? "", { headers: { range: "bytes=4-19" } })
    expect(part.status).toBe(206)
    expect(part.headers.get("content-range")).toBe(`bytes 4-19/${bytes.length}`)
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(4, 20))
    expect((await fetch((file?.url ?? "").replace(/.$/, (last) => (last === "A" ? "B" : "A")))).status).toBe(404)
    const told = (await noticesAfter(producer, 0)).filter(({ data }) => data["rendition_id"] === made.id).map(({ kind }) => kind)
    expect(told[0]).toBe("rendition.progress")
    expect(told.at(-1)).toBe("rendition.ready")
  })

  it("is its producer's only", async () => {
    const mine = await ask({ format: "mp3", bitrate: 128 })
    const stranger = { token: other.sellerToken, params: { id: mine.id } }
    const refusals = await Promise.all([call(readRendition, stranger), call(cancelRendition, stranger), call(deleteRendition, stranger), call(listRenditions, { token: other.sellerToken, params: { id } }), ask({ format: "mp3" }, { from: other })].map(refusalOf))
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    await ended(mine)
  })

  it("is asked for in words that fit, or refused", async () => {
    for (const [kind, spec] of [["convert", { format: "wma" }], ["convert", { format: "mp3", bitrate: -1 }], ["telepathy", {}]] as const)
      expect((await refusalOf(call(requestRendition, { token: producer.sellerToken, params: { id }, body: { kind, spec } }))).status).toBe(400)
    const odd = await ended(await ask({ format: "mp3", bitrate: 137 }))
    expect(odd).toMatchObject({ state: "refused", problem: { code: "bitrate", message: "MP3 is not made with 137 kbit/s." } })
  })

  it("is stopped in the middle when its producer gives it up, and leaves nothing", async () => {
    const asked = await ask({ format: "aac" }, { of: long })
    await until("it to be at work", async () => { const { state, progress } = await read(asked); return state === "working" && progress.fraction > 0.1 }, { seconds: 90, everyMs: 50 })
    expect((await read(asked)).progress.seconds_left).toBeGreaterThanOrEqual(0)
    const { rendition } = await call(cancelRendition, { token: producer.sellerToken, params: { id: asked.id } })
    expect(rendition).toMatchObject({ state: "cancelled", files: [] })
    const next = await ended(await ask({ format: "mp3", bitrate: 128 }))
    expect(next.state).toBe("ready")
    expect(await read(asked)).toMatchObject({ state: "cancelled", files: [] })
  })

  it("of one who asks for many does not keep another waiting", async () => {
    const theirs = await recordingOf(other, "One.wav", 5)
    const many = await Promise.all(Array.from({ length: 6 }, () => ask({ format: "aac" }, { of: long })))
    const one = await ask({ format: "mp3" }, { of: theirs, from: other })
    await ended(one, other)
    const open = (await call(listRenditions, { token: producer.sellerToken, params: { id: long } })).renditions.filter(({ state }) => ["waiting", "working"].includes(state))
    expect(open.length).toBeGreaterThanOrEqual(3)
    for (const each of many) await call(cancelRendition, { token: producer.sellerToken, params: { id: each.id } })
  })

  it("may be made while it is sent, and stops when its reader goes away", async () => {
    const { url, filename } = await call(linkConversion, { token: producer.sellerToken, params: { id }, body: { format: "ogg", bitrate: 160 } })
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    expect(filename).toMatch(/\.ogg$/)
    expect((await probe(new Uint8Array(await answer.arrayBuffer()), "sent.ogg")).streams[0]).toMatchObject({ codec_name: "vorbis" })
    const { url: slow } = await call(linkConversion, { token: producer.sellerToken, params: { id: long }, body: { format: "wav", sampleRate: 96_000 } })
    const leaving = new AbortController()
    const begun = await fetch(slow, { signal: leaving.signal })
    await begun.body?.getReader().read()
    leaving.abort()
    for (let again = 0; again < 3; again++) expect((await fetch(url).then(async (each) => { await each.arrayBuffer(); return each })).status).toBe(200)
  })
})
