import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readBeat, readRecording, readRendition, readVideoStill, readVoiceTag, requestRendition, saveVoiceTag, TAG_TRIAL, VIDEO, voiceTagSettings, type RenditionView, type VoiceTagSettings } from "@max-booster/api-contract"
import { badFiles } from "@max-booster/stems/testing/bad-files"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { fetched, soundOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { noticesAfter } from "../support/live"
import { aProducer, type Producer } from "../support/people"
import { ready } from "../support/ready"
import { levelOf, samplesOf } from "../support/tone"
import { until } from "../support/until"
import { aBeatOnSale, settled, upload } from "../support/upload"

const BELL = 1_975.5
const TONE = 3_200
const usual = voiceTagSettings.parse({ kind: "bell", first_at: 2, every: 15, level_db: 0, duck_db: 9 })

let folder: string
let producer: Producer
let beat: Awaited<ReturnType<typeof aBeatOnSale>>
let second: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voice-tags-"))
  producer = await aProducer()
  const path = join(folder, "beat.wav")
  await writeFile(path, wavOf(12, aPulse))
  const file = { path, name: "beat.wav", mimeType: "audio/wav" };
  [beat, second] = await Promise.all([aBeatOnSale(producer, file), upload(producer, file)])
  await settled(producer.sellerToken, second)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const token = () => producer.sellerToken
const tagOf = async ({ sellerToken } = producer) => (await call(readVoiceTag, { token: sellerToken })).voice_tag
const save = async (change: Partial<VoiceTagSettings>) => (await call(saveVoiceTag, { token: token(), body: { ...usual, ...change } })).voice_tag
const renewed = () => until("all previews renewed", async () => { const { renewal } = await tagOf(); return renewal.done === renewal.of && renewal }, { seconds: 60 })
async function send(bytes: Buffer, name: string) {
  const answer = await fetch(`${ready.backend}/sellers/me/voice-tag/sound?name=${encodeURIComponent(name)}`, { method: "POST", headers: { authorization: `Bearer ${token()}`, "content-type": "application/octet-stream" }, body: new Uint8Array(bytes) })
  return { status: answer.status, body: (await answer.json()) as { message?: string; voice_tag?: Awaited<ReturnType<typeof tagOf>> } }
}
/** A recorded tag: half a second of nothing, then a tone that no beat has. */
const aTag = (seconds = 2) => wavOf(seconds, (t: number) => (t > 0.5 ? 0.1 * Math.sin(2 * Math.PI * TONE * t) : 0))
async function heard(url: string) {
  const path = join(folder, `heard-${Math.random()}`)
  await writeFile(path, await fetched(url))
  return samplesOf(path)
}
const ended = (rendition: RenditionView) => until(`rendition ${rendition.id}`, async () => { const { rendition: now } = await call(readRendition, { token: token(), params: { id: rendition.id } }); return !["waiting", "working"].includes(now.state) && now }, { seconds: 60 })
const ask = async (kind: string, spec: unknown) => ended((await call(requestRendition, { token: token(), params: { id: beat.recordingId }, body: { kind, spec } })).rendition)

describe("a shop's voice tag", () => {
  it("is the bell until the shop chooses, with the voices that there are", async () => {
    const tag = await tagOf()
    expect(tag).toMatchObject({ ...usual, sound: null, draft: null, speech: { available: true }, renewal: { done: 2, of: 2 } })
    expect(tag.speech.voices.map(({ id }) => id)).toEqual(["slt", "rms", "awb", "kal16"])
  })

  it("may be recorded: it is checked at once, heard over a beat before it is saved, and no preview has it yet", async () => {
    expect(await send(Buffer.from("not a sound at all, just words"), "me.mp3")).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^“me\.mp3” is a text file, not audio/) } })
    expect(await send(wavOf(14, aPulse), "a song.wav")).toMatchObject({ status: 400, body: { message: "“a song.wav” is 0:14 long. A voice tag has at most 10 seconds." } })
    expect(await send(Buffer.alloc(11 * 1024 ** 2, 1), "huge.wav")).toMatchObject({ status: 400, body: { message: expect.stringContaining("larger than 10 MB") } })
    expect((await refusalOf(call(saveVoiceTag, { token: token(), body: { ...usual, kind: "uploaded" } }))).message).toMatch(/Upload a recording of your tag first\.$/)
    const sent = await send(aTag(), "../my\nvoice\u202e.wav")
    expect(sent).toMatchObject({ status: 200, body: { voice_tag: { sound: null, draft: { name: "../my voice .wav" } } } })
    expect(Math.abs((sent.body.voice_tag?.draft?.seconds ?? 0) - 1.5)).toBeLessThan(0.1)
    const trial = await ask(TAG_TRIAL, { ...usual, kind: "uploaded", first_at: 3, every: 6 })
    expect(trial.state).toBe("ready")
    const sound = await heard(trial.files[0]?.url ?? "")
    for (const at of [3.2, 9.2]) expect(levelOf(TONE, sound, at, at + 0.8) - levelOf(TONE, sound, 6, 6.8)).toBeGreaterThan(20)
    expect((await tagOf()).kind).toBe("bell")
  })

  it("is laid over all previews of the shop when it is saved, in both formats, and told as it goes; the latest save wins", async () => {
    const before = (await call(readBeat, { params: { handle: beat.handle } })).beat
    await save({ kind: "spoken", text: "Saltwater Tapes" })
    const { sound, draft } = await save({ kind: "uploaded" })
    expect({ sound: sound?.name, draft }).toEqual({ sound: "../my voice .wav", draft: null })
    expect(await renewed()).toEqual({ done: 2, of: 2 })
    const { recording: { preview_url: latest } } = await call(readRecording, { token: token(), params: { id: beat.recordingId } })
    expect(latest).not.toBe(before.preview_url)
    const after = await until("the shop to play the latest preview", async () => { const now = (await call(readBeat, { params: { handle: beat.handle } })).beat; return now.preview_url === latest && now }) // it shows the one between for a moment
    expect(after.sound.previews.map(({ mime_type }) => mime_type)).toEqual(["audio/mp4", "audio/mpeg"])
    for (const { url } of after.sound.previews) {
      const sound = await heard(url)
      expect(levelOf(TONE, sound, 2.2, 3) - levelOf(TONE, sound, 6, 6.8)).toBeGreaterThan(20)
      expect(levelOf(TONE, sound, 2.2, 3) - levelOf(BELL, sound, 2, 2.2)).toBeGreaterThan(25)
    }
    const told = (await noticesAfter(producer, 0)).filter(({ kind }) => kind === "preview.renewed")
    expect(told.at(-1)?.data).toMatchObject({ done: 2, of: 2 })
    // Pages that are open play what they have.
    expect((await fetch(before.preview_url)).status).toBe(200)
  })

  it("says what a voice cannot say, and is nobody else's", async () => {
    expect((await refusalOf(call(saveVoiceTag, { token: token(), body: { ...usual, kind: "spoken", text: "夜" } }))).message).toMatch(/cannot say “夜”/)
    expect((await refusalOf(call(saveVoiceTag, { token: token(), body: { ...usual, every: 1 } }))).status).toBe(400)
    const stranger = await aProducer({ onboarded: false })
    expect(await tagOf(stranger)).toMatchObject({ kind: "bell", sound: null, renewal: { done: 0, of: 0 } })
  })
})

describe("what anybody may fetch of a beat", () => {
  it("answers parts of a preview, and keeps for ever what never changes", async () => {
    const { beat: { sound } } = await call(readBeat, { params: { handle: beat.handle } })
    expect(sound.waves.map(({ pixels }) => pixels)).toEqual([2_068, 259, 33])
    for (const { url } of [...sound.previews, ...sound.waves]) {
      const part = await fetch(url, { headers: { range: "bytes=10-59" } })
      expect(part.status).toBe(206)
      expect(part.headers.get("content-range")).toMatch(/^bytes 10-59\/\d+$/)
      expect(part.headers.get("cache-control")).toMatch(/immutable/)
      expect((await part.arrayBuffer()).byteLength).toBe(50)
    }
    const [{ url } = { url: "" }] = sound.waves
    const peaks = await fetched(url)
    expect([peaks.readUInt32LE(0), peaks.readUInt32LE(12), peaks.readUInt32LE(16), peaks.readUInt32LE(20)]).toEqual([2, 256, 2_068, 2])
  })
})

describe("a waveform video", () => {
  it("is made of a part, with the shop's tag or without it, and played by its link", async () => {
    const [tagged, bare] = await Promise.all([ask(VIDEO, { format: "square", start: 4, seconds: 6, tagged: true }), ask(VIDEO, { format: "square", start: 4, seconds: 5, tagged: false })])
    expect(tagged.report).toEqual({ seconds: 6 })
    for (const made of [tagged, bare]) expect(made).toMatchObject({ state: "ready", files: [{ mime_type: "video/mp4" }] })
    expect(tagged.files[0]?.filename).toMatch(/\(1080x1080\)\.mp4$/)
    const [one, other] = [await heard(tagged.files[0]?.url ?? ""), await heard(bare.files[0]?.url ?? "")]
    expect(levelOf(TONE, one, 2.2, 3) - levelOf(TONE, other, 2.2, 3)).toBeGreaterThan(20)
    expect(await soundOf(await fetched(tagged.files[0]?.url ?? ""), join(folder, "video"))).toMatchObject({ codec: "h264" })
  })

  it("is refused where there is nothing to hear, and shows itself before it is made", async () => {
    expect(await ask(VIDEO, { format: "wide", start: 11.8, seconds: 6, tagged: false })).toMatchObject({ state: "refused", problem: { message: expect.stringContaining("after the end") } })
    const still = await fetch(`${ready.backend}${readVideoStill.path.replace(":id", beat.recordingId)}?format=tall&start=2&seconds=6`, { headers: { authorization: `Bearer ${token()}` } })
    expect({ status: still.status, type: still.headers.get("content-type") }).toEqual({ status: 200, type: "image/jpeg" })
    expect((await still.arrayBuffer()).byteLength).toBeGreaterThan(3_000)
  })
})

describe("a hostile file", () => {
  it("of those that lie costs the worker nothing: the next good one is taken", async () => {
    const chosen = badFiles.filter(({ name }) => ["ten-hours.mp3", "a-petabyte.rf64.wav", "sound-elsewhere.m4a", "atoms-in-atoms.m4a", "infinite.wav"].includes(name))
    expect(chosen).toHaveLength(5)
    const made = await Promise.all(chosen.map(async ({ name, code, make }) => {
      const path = join(folder, name)
      await make(path, folder)
      return { code, id: await upload(producer, { path, name: name.replace(".", "\u202e🔥\n."), mimeType: "audio/wav" }) }
    }))
    for (const { code, id } of made) expect((await settled(token(), id, 60)).problem?.code).toBe(code)
    const good = await upload(producer, { path: join(folder, "beat.wav"), name: "good.wav", mimeType: "audio/wav" })
    expect((await settled(token(), good, 60)).state).toBe("ready")
    const { recording } = await call(readRecording, { token: token(), params: { id: good } })
    // It has the tag that the shop has now.
    const sound = await heard(recording.preview_url ?? "")
    expect(levelOf(TONE, sound, 2.2, 3) - levelOf(TONE, sound, 6, 6.8)).toBeGreaterThan(20)
    expect(await readFile(join(folder, "beat.wav"))).toEqual(wavOf(12, aPulse))
  })
})
