import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { arrangeStems, deleteStem, listStems, mendStem, readBeat, readPlan, readRecording, readRendition, requestRendition, savePlan, type RecordingView } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type Fixture, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { sha256 } from "../support/files"
import { call, refusalOf } from "../support/http"
import { noticesAfter } from "../support/live"
import { aProducer, type Producer } from "../support/people"
import { until } from "../support/until"
import { aBeatOnSale, settled, upload } from "../support/upload"
import { filesOf, zipOf } from "../support/zip"

let files: HostileFiles
let producer: Producer
let beat: { recordingId: string; handle: string }
beforeAll(async () => {
  [files, producer] = await Promise.all([makeHostileFiles(), aProducer()])
  beat = await aBeatOnSale(producer, files.good, { mp3: 2_995, wav: 4_995, premium: 9_995 })
})
afterAll(() => files.remove())

const read = async (id = beat.recordingId): Promise<RecordingView> => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording
const SHORT_SECONDS = 2
const stem = () => wavOf(GOOD_SECONDS, aPulse)

async function aZip(name: string, content: Readonly<Record<string, Buffer>>): Promise<Fixture> {
  const path = join(files.folder, name)
  await writeFile(path, zipOf(content))
  return { path, name, mimeType: "application/zip" }
}

const sendStems = (zip: Fixture, metadata: Record<string, string> = { kind: "stems", recording_id: beat.recordingId }, from = producer) => upload(from, zip, { metadata })
const stemsSettled = () => until("the stems", async () => { const { stems, files: there } = await read(); return stems.state !== "processing" && { stems, there } }, { seconds: 200 })
const tiersInShop = async () => (await call(readBeat, { params: { handle: beat.handle } })).beat.tiers.map(({ type }) => type)

describe("stems of a beat on sale", () => {
  it("are needed for the tiers that deliver them", async () => {
    expect((await read()).stems).toEqual({ state: "none", progress: { phase: "", fraction: 0 }, problem: null })
    const { plan } = await call(readPlan, { token: producer.sellerToken, params: { id: beat.recordingId } })
    for (const { delivers, blocked_by } of plan.tiers) expect(blocked_by).toBe(delivers.includes("stems") ? "Upload a zip of stems to offer this license" : null)
  })

  it("are refused in words, and kept with the recording", async () => {
    await sendStems(await aZip("text.zip", { "Kick.wav": stem(), "lyrics.txt": Buffer.from("I keep on moving\n") }))
    const { stems, there } = await stemsSettled()
    expect(stems).toMatchObject({ state: "refused", problem: { code: "not-audio", message: expect.stringContaining("“lyrics” is a text file") as unknown } })
    expect(there).not.toContain("stems")
    expect(await query("select id from asset where recording_id = $1 and kind = 'stems-upload' and deleted_at is null", [beat.recordingId])).toEqual([])
  })

  it("bring their tiers into the shop", async () => {
    expect(await tiersInShop()).not.toContain("premium")
    const zip = await aZip("good.zip", Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`Night Drive/Part ${n}.wav`, stem()])))
    expect(await sendStems(zip)).toBe(beat.recordingId)
    const { stems, there } = await stemsSettled()
    expect(stems).toMatchObject({ state: "ready", progress: { fraction: 1 }, problem: null })
    expect(there).toEqual(["mp3", "wav", "stems"])
    const { plan } = await call(readPlan, { token: producer.sellerToken, params: { id: beat.recordingId } })
    expect(plan.tiers.map(({ blocked_by }) => blocked_by)).toEqual(plan.tiers.map(() => null))
    await call(savePlan, { token: producer.sellerToken, params: { id: beat.recordingId }, body: { tiers: plan.tiers.map(({ type, price }) => ({ type, price, enabled: type !== "unlimited" })) } })
    await until("the tier to be in the shop", async () => (await tiersInShop()).includes("premium"))
    expect(await query("select kind from asset where recording_id = $1 and kind like 'stems%' and deleted_at is null", [beat.recordingId])).toEqual([{ kind: "stems" }])
    const told = (await noticesAfter(producer, 0)).filter(({ topic, kind }) => topic === `recording:${beat.recordingId}` && kind.startsWith("recording.stems-") && kind !== "recording.stems-progress")
    expect(told.map(({ kind }) => kind)).toEqual(["recording.stems-refused", "recording.stems-changed", "recording.stems-ready"])
  })

  it("that buyers get stay while a zip that should replace them does not fit", async () => {
    await sendStems(await aZip("short.zip", { "Kick.wav": wavOf(SHORT_SECONDS, aPulse) }))
    const { stems, there } = await stemsSettled()
    expect(stems).toMatchObject({ state: "unfit", problem: null })
    expect(there).toContain("stems")
    expect(await tiersInShop()).toContain("premium")
  })
})

describe("single stems", () => {
  const token = () => producer.sellerToken
  const list = async () => (await call(listStems, { token: token(), params: { id: beat.recordingId } })).stems
  const send = async (name: string, bytes: Buffer) => {
    const path = join(files.folder, name)
    await writeFile(path, bytes)
    await upload(producer, { path, name, mimeType: "audio/wav" }, { metadata: { kind: "stem", recording_id: beat.recordingId } })
  }

  it("come beside those that are there, are told what they play, and are mended to fit", async () => {
    const [short] = await list()
    await Promise.all([send("Deep Bass.wav", stem()), send("notes.wav", Buffer.from("I keep on moving\n".repeat(50)))])
    await until("the checks", async () => (await list()).every(({ state }) => state !== "processing"), { seconds: 200 })
    const [kick, ...others] = await list()
    expect(kick).toMatchObject({ name: "Kick", role: "kick", fits: false, off_ms: (SHORT_SECONDS - GOOD_SECONDS) * 1_000 })
    expect(others.map(({ name, role, state, problem }) => [name, role, state, problem?.code ?? null]).sort()).toEqual([["Deep Bass", "bass", "ready", null], ["notes", "other", "refused", "not-audio"]])
    await call(mendStem, { token: token(), params: { id: short?.id ?? "" }, body: { how: "pad-end" } })
    for (const { id, state } of others) if (state === "refused") await call(deleteStem, { token: token(), params: { id } })
    const { stems } = await stemsSettled()
    expect(stems.state).toBe("ready")
    expect((await list()).map(({ fits, off_ms }) => [fits, off_ms])).toEqual([[true, 0], [true, 0]])
  })

  it("are named and ordered by their producer, heard by anybody, and taken away in any format", async () => {
    const [kick, bass] = await list()
    if (!kick || !bass) throw new Error("no stems")
    await call(arrangeStems, { token: token(), params: { id: beat.recordingId }, body: { stems: [{ id: bass.id, name: "Sub", role: "bass" }, { id: kick.id, name: "Kick", role: "kick" }] } })
    await stemsSettled()
    const heard = await until("the shop to show them", async () => { const { sound } = (await call(readBeat, { params: { handle: beat.handle } })).beat; return sound.stems[0]?.name === "Sub" && sound.stems })
    expect(heard.map(({ name, role }) => [name, role])).toEqual([["Sub", "bass"], ["Kick", "kick"]])
    for (const { url } of heard) expect((await fetch(url, { headers: { range: "bytes=0-99" } })).status).toBe(206)
    const { rendition } = await call(requestRendition, { token: token(), params: { id: beat.recordingId }, body: { kind: "stems", spec: { format: "mp3", bitrate: 192 } } })
    const made = await until("the export", async () => { const now = (await call(readRendition, { token: token(), params: { id: rendition.id } })).rendition; return now.state === "ready" && now }, { seconds: 200 })
    const zip = filesOf(Buffer.from(await (await fetch(made.files[0]?.url ?? "")).arrayBuffer()))
    expect(Object.keys(zip)).toEqual(["manifest.json", "01 Sub.mp3", "02 Kick.mp3"])
    const manifest = JSON.parse(String(zip["manifest.json"])) as { bpm: number; key: string; stems: { file: string; role: string; sha256: string }[] }
    expect(manifest).toMatchObject({ bpm: 120, key: "A minor", stems: [{ role: "bass" }, { role: "kick" }] })
    for (const { file, sha256: hash } of manifest.stems) expect(sha256(zip[file] ?? Buffer.alloc(0))).toBe(hash)
  })

  it("are their producer's only", async () => {
    const [own] = await list()
    const stranger = { token: (await aProducer({ onboarded: false })).sellerToken, params: { id: own?.id ?? "" } }
    const refusals = await Promise.all([call(mendStem, { ...stranger, body: { how: "pad-end" } }), call(deleteStem, stranger), call(listStems, { ...stranger, params: { id: beat.recordingId } })].map(refusalOf))
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

describe("an upload of stems", () => {
  it("is not begun for another's recording, nor for none, nor before the analysis", async () => {
    const zip = await aZip("other.zip", { "Kick.wav": stem() })
    const other = await aProducer({ onboarded: false })
    const refused = async (work: Promise<unknown>) => String(await work.then(() => "taken", (error: Error) => error.message))
    expect(await refused(sendStems(zip, { kind: "stems", recording_id: beat.recordingId }, other))).toMatch(/404/)
    expect(await refused(sendStems(zip, { kind: "stems", recording_id: "rec_none" }))).toMatch(/404/)
    expect(await refused(sendStems(zip, { kind: "stems" }))).toMatch(/400/)
    expect(await refused(sendStems(zip, { kind: "artwork", recording_id: beat.recordingId }))).toMatch(/400/)
    const bad = await settled(producer.sellerToken, await upload(producer, files.silence))
    expect(await refused(sendStems(zip, { kind: "stems", recording_id: bad.id }))).toMatch(/400.*not ready/s)
  })
})
