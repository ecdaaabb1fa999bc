import { readdir, readFile, writeFile } from "node:fs/promises"
import { get } from "node:http"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { deleteRecording, listRecordings, readRecording, sellerTicket, type RecordingView } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type Fixture, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, longWav, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { fetched, sha256 } from "../support/files"
import { call, refusalOf } from "../support/http"
import { knock, noticesAfter, openPage } from "../support/live"
import { aProducer, type Producer } from "../support/people"
import { ready, shopFolder } from "../support/ready"
import { levelOf, samplesOf } from "../support/tone"
import { announce, anUpload, breakOffAfter, giveUp, look, offsetOf, sendBytes } from "../support/tus"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

let files: HostileFiles
let producer: Producer
beforeAll(async () => { [files, producer] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false })]) })
afterAll(() => files.remove())

const filesIn = (part: "files/public" | "files/private" | "uploads") => readdir(join(shopFolder, part))
/** Public files that belong to no recording, and to no shop as its picture. */
async function strayFiles(): Promise<string[]> {
  const kept = new Set((await query<{ file_id: string }>("select file_id from asset where deleted_at is null")).map(({ file_id }) => file_id))
  return (await filesIn("files/public")).filter((name) => !name.includes("avatar") && !kept.has(name))
}
const recordingsOf = async ({ sellerToken: token }: Producer) => (await call(listRecordings, { token })).recordings
const sourceOf = async (id: string) => (await query<{ size: number; checksum: string }>("select size, checksum from asset where recording_id = $1 and kind = 'source' and deleted_at is null", [id]))[0]
const forget = ({ sellerToken: token }: Producer, id: string) => call(deleteRecording, { token, params: { id } })

describe("an upload", () => {
  it("comes in pieces, and is one recording whose analysis fits what was played", async () => {
    const id = await upload(producer, files.good, { chunkSize: 300_000 })
    const recording = await settled(producer.sellerToken, id)
    expect(recording).toMatchObject({ state: "ready", original_name: "good.wav", title: "good", problem: null, facts_confirmed: false, files: ["mp3", "wav"], listing: { state: "draft", handle: null }, progress: { fraction: 1 } })
    const { analysis } = recording
    expect(analysis?.bpm).toSatisfy((bpm: number) => Math.abs(bpm - 120) < 2 || Math.abs(bpm - 60) < 1)
    expect(["A minor", "C major"]).toContain(analysis?.key) // relatives share their notes
    expect(analysis).toMatchObject({ duration_ms: GOOD_SECONDS * 1_000, sample_rate: 44_100, bit_depth: 16, channels: 2 })
    expect(analysis?.loudness_lufs).toBeGreaterThan(-30)
    expect(analysis?.loudness_lufs).toBeLessThan(-5)
    expect(analysis?.true_peak_dbtp).toBeGreaterThan(-9)
    expect(analysis?.true_peak_dbtp).toBeLessThan(0)
    expect(recording.peaks.length).toBeGreaterThanOrEqual(400)
    expect(Math.max(...recording.peaks.map(Math.abs))).toBeGreaterThan(0)
  })

  it("that broke off goes on where the server says, and finishing it twice makes one recording", async () => {
    const bytes = await readFile(files.good.path)
    const url = await anUpload(producer, "broken-off.wav", bytes.length)
    expect(await offsetOf(producer, url)).toBe(0)
    expect((await sendBytes(producer, url, 0, bytes.subarray(0, 400_000))).status).toBe(204)
    expect(await offsetOf(producer, url)).toBe(400_000)
    expect((await sendBytes(producer, url, 100_000, bytes.subarray(100_000))).status).toBe(409)
    const last = await sendBytes(producer, url, 400_000, bytes.subarray(400_000))
    expect(last.status).toBe(204)
    const id = String(last.headers["x-recording-id"])
    for (let again = 0; again < 2; again++) expect((await look(producer, url)).headers["x-recording-id"]).toBe(id)
    expect((await recordingsOf(producer)).filter(({ original_name }) => original_name === "broken-off.wav").map((each) => each.id)).toEqual([id])
    expect(await sourceOf(id)).toEqual({ size: bytes.length, checksum: sha256(bytes) })
    expect((await settled(producer.sellerToken, id)).state).toBe("ready")
  })

  it("that is looked at while its last bytes are stored is one recording still, and nothing fails", async () => {
    const bytes = await readFile(files.good.path)
    const url = await anUpload(producer, "impatient.wav", bytes.length)
    const [last, ...looks] = await Promise.all([sendBytes(producer, url, 0, bytes), ...[10, 20, 30, 40, 60].map(async (ms) => { await sleep(ms); return look(producer, url) })])
    expect(last?.status).toBe(204)
    expect(looks.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect((await recordingsOf(producer)).filter(({ original_name }) => original_name === "impatient.wav").map(({ id }) => id)).toEqual([last?.headers["x-recording-id"]])
  })

  it("of 300 MB that broke off in the middle is resumed, analysed, and leaves nothing behind when it is deleted", async () => {
    const { size, stream } = longWav(300_000_000, { rate: 192_000, channels: 2, bits: 24 })
    const url = await anUpload(producer, "long.wav", size)
    await breakOffAfter(size / 2, producer, url, stream())
    const offset = await until("the broken line to be noticed", async () => {
      const [one, two] = [await offsetOf(producer, url), await offsetOf(producer, url)]
      return one === two && one
    })
    expect(offset).toBeGreaterThan(size / 4)
    expect(offset).toBeLessThan(size)
    const last = await sendBytes(producer, url, offset, stream(offset))
    expect(last.status).toBe(204)
    const id = String(last.headers["x-recording-id"])
    const { state, analysis } = await settled(producer.sellerToken, id, 110)
    expect(state).toBe("ready")
    expect(analysis).toMatchObject({ duration_ms: Math.floor((size - 44) / 1_152_000) * 1_000, sample_rate: 192_000, bit_depth: 24 })
    expect((await sourceOf(id))?.size).toBe(size)
    const kept = await query<{ file_id: string }>("select file_id from asset where recording_id = $1", [id])
    expect(kept).toHaveLength(8)
    await forget(producer, id)
    expect((await refusalOf(call(readRecording, { token: producer.sellerToken, params: { id } }))).status).toBe(404)
    await until("its files to be gone", async () => {
      const left = [...await filesIn("files/private"), ...await filesIn("files/public")]
      return !kept.some(({ file_id }) => left.includes(file_id))
    })
    await giveUp(producer, url)
    expect(await filesIn("uploads")).not.toContain(url.split("/").pop())
  })

  it("that is too big, or has no name, is refused when it is announced", async () => {
    const big = await announce(producer, "album.wav", 2 * 1024 ** 3 + 1)
    expect(big).toMatchObject({ status: 413, text: expect.stringMatching(/size|large|big/i) })
    expect((await announce(producer, "", 1_000)).status).toBe(400)
    expect(big.headers.location).toBeUndefined()
  })

  it("is given up by its producer, and nothing of it stays", async () => {
    const bytes = await readFile(files.good.path)
    const url = await anUpload(producer, "given-up.wav", bytes.length)
    const name = url.split("/").pop()
    await sendBytes(producer, url, 0, bytes.subarray(0, 400_000))
    expect(await filesIn("uploads")).toContain(name)
    expect((await giveUp(producer, url)).status).toBe(204)
    expect(await filesIn("uploads")).not.toContain(name)
    expect([404, 410]).toContain((await look(producer, url)).status)
    expect([404, 410]).toContain((await sendBytes(producer, url, 400_000, bytes.subarray(400_000))).status)
    expect((await recordingsOf(producer)).some(({ original_name }) => original_name === "given-up.wav")).toBe(false)
  })

  it("is nobody else's to look at, go on with, or give up", async () => {
    const [stranger, bytes] = await Promise.all([aProducer({ onboarded: false }), readFile(files.good.path)])
    const url = await anUpload(producer, "mine.wav", bytes.length)
    for (const answer of [await look(stranger, url), await sendBytes(stranger, url, 0, bytes), await giveUp(stranger, url)]) expect(answer.status).toBe(404)
    expect(await offsetOf(producer, url)).toBe(0)
    await giveUp(producer, url)
  })

  it("keeps a name of many scripts, and no path in it leads anywhere", async () => {
    const url = await anUpload(producer, "../../etc/夜の beat — naïve ♪.wav", 0)
    const id = String((await look(producer, url)).headers["x-recording-id"])
    const { recording } = await call(readRecording, { token: producer.sellerToken, params: { id } })
    expect(recording.original_name).toBe("夜の beat — naïve ♪.wav")
    await settled(producer.sellerToken, id)
  })
})

describe("a file that is no recording", () => {
  const hostile: [keyof HostileFiles, string, RegExp][] = [
    ["textNamedWav", "not-audio", /“lyrics\.wav” is .*not audio.* Upload WAV/],
    ["playlistNamedMp3", "not-audio", /“playlist\.mp3” is .*playlist.*not audio.* Upload WAV/],
    ["concatNamedWav", "not-audio", /“concat\.wav” is .*not audio.* Upload WAV/],
    ["truncatedWav", "truncated", /“truncated\.wav” says it is 6 seconds long but only 3 seconds are in it.*broke off/],
    ["tenHourFlac", "too-long", /“ten-hours\.flac” is 10:00:0\d long.* at most 15 minutes/],
    ["silence", "silent", /“silence\.wav” is silent from start to end/],
    ["empty", "empty-file", /“empty\.wav” is empty\. Export it again/],
    ["randomNamedMp3", "not-audio", /“noise\.mp3” .*not.*audio.* Upload WAV/],
  ]
  it.each(hostile)("%s is refused as %s in words that say what to do, and nothing of it is public", async (name, code, words) => {
    const before = new Set(await strayFiles())
    const id = await upload(producer, files[name] as Fixture)
    const refused: RecordingView = await settled(producer.sellerToken, id, 60)
    expect(refused.state).toBe("refused")
    expect(refused.problem?.code).toBe(code)
    expect(refused.problem?.message).toMatch(words)
    expect(refused).toMatchObject({ preview_url: null, artwork_url: null, files: [], peaks: [], analysis: null })
    expect(await query("select kind from asset where recording_id = $1 and deleted_at is null", [id])).toEqual([{ kind: "source" }])
    await until("no file that belongs to nobody", async () => (await strayFiles()).every((stray) => before.has(stray)), { seconds: 60, everyMs: 50 }) // others may be storing one just now
    const [last] = (await noticesAfter(producer, 0)).slice(-1)
    expect(last).toMatchObject({ kind: "recording.refused", topic: `recording:${id}`, data: { recording_id: id, code, message: refused.problem?.message } })
  })

  it("covers every hostile file there is", () => {
    const { folder: _, remove: __, good: ___, ...all } = files
    expect(hostile.map(([name]) => name).sort()).toEqual(Object.keys(all).sort())
  })
})

describe("what is public of a recording", () => {
  let recording: RecordingView
  let tenSeconds: Fixture
  beforeAll(async () => {
    tenSeconds = { path: join(files.folder, "ten.wav"), name: "ten.wav", mimeType: "audio/wav" }
    await writeFile(tenSeconds.path, wavOf(10, aPulse))
    recording = await settled(producer.sellerToken, await upload(producer, tenSeconds))
  })

  it("is a preview that carries the audible tag over the beat held back, and is not what was uploaded", async () => {
    const path = join(files.folder, "preview.mp3")
    await writeFile(path, await fetched(recording.preview_url ?? ""))
    const [original, preview] = [await samplesOf(tenSeconds.path), await samplesOf(path)]
    const tag = (sound: Float32Array) => levelOf(1_975.5, sound, 2, 2.2) - levelOf(1_975.5, sound, 6, 6.2)
    expect(tag(original)).toBeLessThan(3)
    expect(tag(preview)).toBeGreaterThan(20)
    // The same bar of the loop: under the tag the chord is held back to 0.35 (-9 dB).
    const held = (sound: Float32Array) => levelOf(220, sound, 3, 3.4) - levelOf(220, sound, 6, 6.4)
    expect(Math.abs(held(original))).toBeLessThan(1)
    expect(held(preview)).toBeLessThan(-6)
    expect(preview.length / 44_100).toBeCloseTo(10, 0)
  })

  it("never is the original, a deliverable, or an upload, by whatever path", async () => {
    const names = (await query<{ file_id: string }>("select file_id from asset where recording_id = $1 and url is null and deleted_at is null", [recording.id])).map(({ file_id }) => file_id.split("/").pop() ?? "")
    expect(names.some((name) => name.includes("source"))).toBe(true)
    expect(await filesIn("files/private")).toEqual(expect.arrayContaining(names))
    const uploaded = (await filesIn("uploads")).slice(-2)
    const paths = [
      ...names.flatMap((name) => [`/static/${name}`, `/static/private/${name}`, `/static/../private/${name}`, `/static/..%2fprivate%2f${name}`, `/static/%2e%2e/private/${name}`, `/static/private-/../../private/${name}`, `/${name}`, `/private/${name}`, `/downloads/${name}`]),
      ...uploaded.flatMap((name) => [`/uploads/${name}`, `/static/../../uploads/${name}`, `/static/uploads/${name}`]),
    ]
    for (const path of paths) expect([400, 401, 403, 404, 410], path).toContain(await statusOf(path))
    expect(await statusOf(new URL(recording.preview_url ?? "").pathname)).toBe(200)
    expect(JSON.stringify(recording)).not.toMatch(/private|source-/)
  })
})

describe("live progress", () => {
  let long: Fixture
  beforeAll(async () => {
    long = { path: join(files.folder, "minute.wav"), name: "minute.wav", mimeType: "audio/wav" }
    await writeFile(long.path, wavOf(60, aPulse))
  })
  const about = (id: string) => ({ topic }: { topic: string }) => topic === `recording:${id}`

  it("comes over the WebSocket, in order, only forward, and ends with what was heard", async () => {
    const page = await openPage(producer)
    try {
      const id = await upload(producer, long)
      await until("the last notice", () => Promise.resolve(page.notices.some(({ kind }) => kind === "recording.ready")), { seconds: 60 })
      const told = page.notices.filter(about(id))
      const numbers = told.map((notice) => notice.id)
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
      expect(Math.min(...numbers)).toBeGreaterThan(page.lastId)
      const fractions = told.filter(({ kind }) => kind === "recording.progress").map(({ data }) => Number(data["fraction"]))
      expect(fractions.length).toBeGreaterThan(3)
      // Jobs beside each other may tell theirs in another order than they noted it; pages show the farthest.
      for (const [index, fraction] of fractions.entries()) expect(fraction).toBeGreaterThan(Math.max(0, ...fractions.slice(0, index)) - 0.1)
      expect(new Set(told.map(({ data }) => data["phase"])).size).toBeGreaterThan(3)
      expect(told.at(-1)).toMatchObject({ kind: "recording.ready", data: { recording_id: id, duration_ms: 60_000 } })
      expect(await noticesAfter(producer, page.lastId)).toEqual(page.notices)
    } finally {
      page.close()
    }
  })

  it("goes on after a broken connection from the last number, and nothing is missed or told twice", async () => {
    const first = await openPage(producer)
    const id = await upload(producer, long)
    await until("some progress", () => Promise.resolve(first.notices.some(about(id))))
    first.close()
    const seen = first.notices.at(-1)?.id ?? 0
    // The recording is ready a moment before its notice says so.
    await until("the notice of the end", async () => (await noticesAfter(producer, seen)).some(({ kind }) => kind === "recording.ready"), { seconds: 90 })
    expect(first.notices.at(-1)?.id).toBe(seen)
    const second = await openPage(producer)
    try {
      const missed = await noticesAfter(producer, seen)
      expect(missed.at(-1)).toMatchObject({ kind: "recording.ready", id: second.lastId })
      const all = [...first.notices, ...missed]
      expect(new Set(all.map((notice) => notice.id)).size).toBe(all.length)
      expect(all).toEqual(await noticesAfter(producer, first.lastId))
      const empty = await upload(producer, files.empty)
      await until("the next notice", () => Promise.resolve(second.notices.some(({ topic, kind }) => topic === `recording:${empty}` && kind === "recording.refused")))
      expect(second.notices.every((notice) => notice.id > second.lastId)).toBe(true)
    } finally {
      second.close()
    }
  })

  it("is for its producer only: no other ticket opens it, and a forged one opens nothing", async () => {
    const stranger = await aProducer({ onboarded: false })
    const [his, hers] = [await call(sellerTicket, { token: producer.sellerToken }), await call(sellerTicket, { token: stranger.sellerToken })]
    for (const ticket of [{ ...his, token: hers.token }, { ...his, token: "forged" }, { ...his, document: hers.document }]) expect((await knock(ticket)).isOpen).toBe(false)
    expect((await noticesAfter(stranger, 0)).filter(({ data }) => data["recording_id"] !== undefined)).toEqual([])
  })
})

/** The status of a path sent as it stands: fetch would tidy the dots away. */
const statusOf = (path: string): Promise<number> => {
  const { hostname, port } = new URL(ready.backend)
  return new Promise((resolve, reject) => { get({ hostname, port, path, headers: { "x-publishable-api-key": ready.publishableKey } }, (response) => { response.resume(); resolve(response.statusCode ?? 0) }).on("error", reject) })
}
