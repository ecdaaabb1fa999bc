import { open, stat } from "node:fs/promises"
import { join } from "node:path"
import { listRecordings, readRecording } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type Fixture, type HostileFiles } from "../fixtures/hostile-files"
import { writeLongWav } from "../fixtures/wav"
import { fetched, soundOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { aProducer, type Producer } from "../support/people"
import { kill } from "../support/processes"
import { ready } from "../support/ready"
import { settled, upload } from "../support/upload"
import { until } from "../support/until"
import { query } from "../support/database"

let files: HostileFiles
let producer: Producer
let other: Producer
beforeAll(async () => { [files, producer, other] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false }), aProducer({ onboarded: false })]) })
afterAll(() => files.remove())

const tus = (method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>, token = producer.sellerToken) =>
  fetch(`${ready.backend}${path}`, { method, headers: { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0", ...headers }, ...(body && { body }) })

const begin = async (size: number, name: string): Promise<string> => {
  const response = await tus("POST", "/sellers/uploads", { "upload-length": String(size), "upload-metadata": `filename ${Buffer.from(name).toString("base64")}` })
  if (response.status !== 201) throw new Error(`POST answered ${response.status}: ${await response.text()}`)
  return `/sellers/uploads/${response.headers.get("location")?.split("/").at(-1) ?? ""}`
}

const patch = (path: string, offset: number, body: Uint8Array<ArrayBuffer>) => tus("PATCH", path, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }, body)

/** Sends a file's bytes from an offset on, up to another. */
async function sendFrom(path: string, file: string, from: number, to: number): Promise<Response> {
  const handle = await open(file)
  try {
    let last: Response | undefined
    for (let at = from; at < to;) {
      const chunk = new Uint8Array(Math.min(32 * 1024 ** 2, to - at))
      await handle.read(chunk, 0, chunk.length, at)
      last = await patch(path, at, chunk)
      if (last.status !== 204) throw new Error(`PATCH answered ${last.status}: ${await last.text()}`)
      at += chunk.length
    }
    if (!last) throw new Error("nothing was sent")
    return last
  } finally {
    await handle.close()
  }
}

/** Begins to send, and loses the connection in the middle of it. */
async function breakOff(to: string, path: string, from: number): Promise<void> {
  const handle = await open(path)
  const bytes = new Uint8Array(5_000_000)
  await handle.read(bytes, 0, bytes.length, from).finally(() => handle.close())
  const connection = new AbortController()
  const body = new ReadableStream({ start(controller) { controller.enqueue(bytes); setTimeout(() => { connection.abort() }, 300) } })
  const headers = { authorization: `Bearer ${producer.sellerToken}`, "tus-resumable": "1.0.0", "upload-offset": String(from), "content-type": "application/offset+octet-stream" }
  await expect(fetch(`${ready.backend}${to}`, { method: "PATCH", headers, body, duplex: "half", signal: connection.signal } as RequestInit)).rejects.toThrow()
}

describe("an upload", () => {
  it("becomes a recording with tempo, key, loudness, waveform, and a preview that is not the original", async () => {
    const recording = await settled(producer.sellerToken, await upload(producer, files.good))
    expect(recording).toMatchObject({ state: "ready", files: ["mp3", "wav"], original_name: "good.wav" })
    expect(recording.bpm).toBeGreaterThan(118)
    expect(recording.bpm).toBeLessThan(122)
    expect(["A minor", "C major"]).toContain(recording.key)
    expect(recording.analysis?.loudness_lufs).toBeLessThan(0)
    expect(recording.peaks.length).toBeGreaterThan(200)
    const preview = await fetched(recording.preview_url ?? "")
    expect(await soundOf(preview, join(files.folder, "preview.mp3"))).toMatchObject({ codec: "mp3" })
    const [{ name }] = await query<{ name: string }>("select file_id as name from asset where recording_id = $1 and kind = 'source'", [recording.id]) as [{ name: string }]
    for (const path of [`/static/${name}`, `/static/../private/${name}`, `/static/private/${name}`, `/static/%2e%2e/private/${name}`]) expect([path, (await fetch(`${ready.backend}${path}`)).status]).toEqual([path, 404])
  })

  it("of 300 MB that breaks off in the middle goes on where it stopped", async () => {
    const path = join(files.folder, "long.wav")
    const size = await writeLongWav(path)
    expect(size).toBeGreaterThan(299_000_000)
    const to = await begin(size, "long.wav")
    const half = 150_000_000
    await sendFrom(to, path, 0, half)
    await breakOff(to, path, half)
    const head = await until("the offset", async () => { const response = await tus("HEAD", to); return response.ok && response })
    const offset = Number(head.headers.get("upload-offset"))
    expect(offset).toBeGreaterThanOrEqual(half)
    expect(offset).toBeLessThan(size)
    const last = await sendFrom(to, path, offset, size)
    const id = last.headers.get("x-recording-id") ?? ""
    expect((await tus("HEAD", to)).headers.get("x-recording-id")).toBe(id)
    const [asset] = await query<{ size: string }>("select size::text from asset where recording_id = $1 and kind = 'source'", [id])
    expect(Number(asset?.size)).toBe((await stat(path)).size)
    expect((await settled(producer.sellerToken, id, 150)).state).toBe("ready")
  }, 240_000)

  it("is another's business to nobody, and can be given up", async () => {
    const to = await begin(1_000, "mine.wav")
    expect((await tus("HEAD", to, {}, undefined, other.sellerToken)).status).toBe(404)
    expect((await tus("DELETE", to)).status).toBe(204)
    expect((await tus("HEAD", to)).status).toBeGreaterThanOrEqual(404)
  })

  it("of more than 2 GB is refused before a byte is sent", async () => {
    expect((await tus("POST", "/sellers/uploads", { "upload-length": String(3 * 1024 ** 3), "upload-metadata": `filename ${btoa("big.wav")}` })).status).toBe(413)
  })
})

describe("a file that is not what it says", () => {
  const cases: [keyof HostileFiles, string][] = [
    ["textNamedWav", "not-audio"], ["playlistNamedMp3", "not-audio"], ["concatNamedWav", "not-audio"], ["truncatedWav", "truncated"],
    ["tenHourFlac", "too-long"], ["silence", "silent"], ["empty", "empty-file"], ["randomNamedMp3", "not-audio"],
  ]
  it.each(cases)("(%s) is refused as %s, in a sentence that names it, and leaves nothing public", async (name, code) => {
    const fixture = files[name] as Fixture
    const { size } = await stat(fixture.path)
    const id = size === 0 ? await emptyUpload(fixture.name) : await upload(producer, fixture)
    const recording = await settled(producer.sellerToken, id)
    expect(recording.state).toBe("refused")
    expect(recording.problem?.code).toBe(code)
    expect(recording.problem?.message.startsWith(`“${fixture.name}” `)).toBe(true)
    expect(recording).toMatchObject({ preview_url: null, files: [] })
  })

  async function emptyUpload(name: string): Promise<string> {
    const response = await tus("POST", "/sellers/uploads", { "upload-length": "0", "upload-metadata": `filename ${btoa(name)}` })
    return response.headers.get("x-recording-id") ?? (await tus("HEAD", `/sellers/uploads/${response.headers.get("location")?.split("/").at(-1) ?? ""}`)).headers.get("x-recording-id") ?? ""
  }
})

describe("the worker", () => {
  it("killed during an analysis leaves it to the next one, which ends it once", async () => {
    const path = join(files.folder, "killed.wav")
    await writeLongWav(path, 60_000_000)
    const id = await upload(producer, { path, name: "killed.wav", mimeType: "audio/wav" })
    await until("the analysis to begin", async () => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording.progress.fraction > 0.05, { everyMs: 50 })
    const { isBack } = await kill("worker")
    expect((await call(readRecording, { token: producer.sellerToken, params: { id } })).recording.state).toBe("processing")
    await isBack()
    expect((await settled(producer.sellerToken, id, 150)).state).toBe("ready")
    const kinds = await query<{ kind: string }>("select kind from asset where recording_id = $1 and deleted_at is null order by kind", [id])
    expect(kinds.map(({ kind }) => kind)).toEqual(["mp3", "peaks", "preview", "source", "wav"])
  }, 240_000)

  it("is not needed to see that a recording of somebody else is not yours", async () => {
    const { recordings } = await call(listRecordings, { token: producer.sellerToken })
    expect(await refusalOf(call(readRecording, { token: other.sellerToken, params: { id: recordings[0]?.id ?? "" } }))).toMatchObject({ status: 404 })
  })
})
