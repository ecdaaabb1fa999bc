import { createHash } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  allotIdentifiers, createRelease, deliverExport, listExports, lookUpRelease, readPasteSheet, readReadiness, readRelease, readReleaseHistory, requestExport, saveIdentifiers, saveRelease, type ReleaseDocument, type ReleaseExport, type ReleaseTarget, type ReleaseView,
} from "@max-booster/api-contract"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { call, refusalOf } from "../support/http"
import { aProducer, type Producer } from "../support/people"
import { pictureTo } from "../support/pictures"
import { ready } from "../support/ready"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"
import { filesOf } from "../support/zip"

let folder: string
let ana: Producer
let other: Producer
let songs: string[]
let release: ReleaseView
/** A GS1 range of nobody else's: tests run again and again on one shop. */
const item = String(Math.floor(Math.random() * 1e8)).padStart(8, "0")
const gtin = (number: string) => `${number}${(10 - ([...number].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10)) % 10}`
const upc = gtin(`036${item}`)

const at = (id: string, who = ana) => ({ token: who.sellerToken, params: { id } })
const current = async () => (await call(readRelease, at(release.id))).release
const save = async (change: (document: ReleaseDocument) => Partial<ReleaseDocument>) => {
  const { document, revision } = await current()
  return (await call(saveRelease, { ...at(release.id), body: { document: { ...document, ...change(document) }, revision } })).release
}
const pack = (target: ReleaseTarget, over: { takedown?: boolean; flac?: boolean } = {}) => call(requestExport, { ...at(release.id), body: { target, ...over } })
const exportsOf = async () => (await call(listExports, at(release.id))).exports
const made = (id: string) => until("the package", async () => {
  const row = (await exportsOf()).find((each) => each.id === id)
  if (row?.state === "failed") throw new Error(row.problem ?? "failed")
  return row?.state === "ready" && row
}, { seconds: 60 })
const unpacked = async ({ url }: ReleaseExport) => filesOf(Buffer.from(await (await fetch(url ?? "")).arrayBuffer()))
const answered = (id: string) => until("the store's answer", async () => (await exportsOf()).find((each) => each.id === id)?.deliveries.find(({ state }) => state === "accepted" || state === "rejected" || state === "failed"), { seconds: 60 })
const stateAt = async (target: ReleaseTarget) => (await current()).statuses.find((each) => each.target === target)
const aSong = async (name: string, level: number) => {
  const path = join(folder, `${name}.wav`)
  await writeFile(path, wavOf(31, (t) => level * aPulse(t)))
  const id = await upload(ana, { path, name: `${name}.wav`, mimeType: "audio/wav" })
  expect((await settled(ana.sellerToken, id)).state).toBe("ready")
  return id
}

beforeAll(async () => {
  [folder, ana, other] = await Promise.all([mkdtemp(join(tmpdir(), "songs-")), aProducer({ onboarded: false, name: "Ana Lima" }), aProducer({ onboarded: false })])
  songs = [await aSong("Night Drive", 0.5), await aSong("Day Walk", 0.4)]
  await call(saveIdentifiers, { token: ana.sellerToken, body: { isrc_prefix: `NO${Math.random().toString(36).slice(2, 5).toUpperCase()}`, gtin_range: { first: upc, last: upc }, dpid: "PADPIDA2007050901U" } })
  release = (await call(createRelease, { token: ana.sellerToken, body: { recording_ids: songs } })).release
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe("a package", () => {
  it("is not made while something blocks, and says what", async () => {
    await save(() => ({ targets: ["generic-ern", "distrokid", "spotify"] }))
    const refusal = await refusalOf(pack("generic-ern"))
    expect(refusal).toMatchObject({ status: 400, code: "not_ready" })
    expect(refusal.words).toMatch(/The first: /)
    expect(await refusalOf(pack("tunecore"))).toMatchObject({ status: 400, code: "not_a_target" })
    expect(await refusalOf(pack("generic-ern", { takedown: true }))).toMatchObject({ status: 400, code: "nothing_to_take_down" })
  })

  it("holds sound, cover, message and closing file, each as the message says", async () => {
    const cover = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "#802040" } }).composite([{ input: { create: { width: 800, height: 800, channels: 3, background: "#20c080" } }, left: 500, top: 900 }]).jpeg().toBuffer()
    expect((await pictureTo(`/sellers/releases/${release.id}/artwork`, ana, cover, "image/jpeg")).status).toBe(200)
    await save((document) => ({
      title: "Two Roads", kind: "single", label: "Lima Records", release_date: "2027-06-04", genre: "trap", deals: [{ id: "D1", models: ["subscription", "advertisement", "download"], territories: { mode: "world", countries: [] }, starts_on: null, ends_on: null, price_tier: "mid" }],
      p_line: { year: 2026, owner: "Lima Records" }, c_line: { year: 2026, owner: "Lima Records" },
      tracks: document.tracks.map((track, n) => ({ ...track, title: ["Night Drive", "Day Walk"][n] ?? "", language: "zxx" })),
    }))
    await call(allotIdentifiers, { ...at(release.id), body: { isrc: true, upc: true } })
    const { readiness } = await call(readReadiness, at(release.id))
    expect(readiness.findings.filter(({ severity, targets }) => severity === "blocker" && targets.includes("generic-ern")), JSON.stringify(readiness.findings, null, 1)).toEqual([])
    // Two people ask at once: there is one package.
    const [first, second] = await Promise.all([pack("generic-ern"), pack("generic-ern")])
    expect(second.export.id).toBe(first.export.id)
    const row = await made(first.export.id)
    expect(row).toMatchObject({ purpose: "insert", is_current: true, fraction: 1, checked: process.env["DDEX_XSD_DIR"] ? "schema" : expect.any(String) as string })
    const files = await unpacked(row)
    const names = Object.keys(files)
    expect(names).toEqual([`${row.batch}/${upc}/resources/${upc}_1_01.wav`, `${row.batch}/${upc}/resources/${upc}_1_02.wav`, `${row.batch}/${upc}/resources/${upc}.jpg`, `${row.batch}/${upc}/${upc}.xml`, `${row.batch}/BatchComplete_${row.batch}.xml`])
    const xml = String(files[`${row.batch}/${upc}/${upc}.xml`])
    for (const [, uri = "", hash = ""] of xml.matchAll(/<URI>([^<]+)<\/URI>[\s\S]*?<HashSumValue>([^<]+)<\/HashSumValue>/g)) expect(createHash("md5").update(files[`${row.batch}/${upc}/${uri}`] ?? "").digest("hex"), uri).toBe(hash)
    expect([...xml.matchAll(/<HashSumValue>/g)].length).toBe(3)
    const wav = files[names[0] ?? ""] ?? Buffer.alloc(44)
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, 44_100, 16])
  }, 120_000)

  it("is made again of the same with the same bytes but for ids and dates", async () => {
    const [before] = await exportsOf()
    if (!before) throw new Error("There is no package")
    const after = await made((await pack("generic-ern")).export.id)
    expect(after.purpose).toBe("update")
    const [old, fresh] = [await unpacked(before), await unpacked(after)]
    const plain = (row: ReleaseExport, files: Record<string, Buffer>) => Object.entries(files).map(([path, bytes]) => [path.replaceAll(row.batch, "B"), path.endsWith(".xml") ? String(bytes).replaceAll(row.batch, "B").replace(/<MessageId>B-\d+</g, "<MessageId>B<").replace(/<MessageCreatedDateTime>[^<]*/, "") : createHash("sha256").update(bytes).digest("hex")])
    expect(plain(after, fresh)).toEqual(plain(before, old))
  }, 90_000)

  it("goes out by SFTP, is taken by the store, and is found on sale there", async () => {
    const [row] = await exportsOf()
    if (!row) throw new Error("There is no package")
    expect((await call(listExports, at(release.id))).channels.map(({ id }) => id)).toEqual(["by-hand", "sftp", "s3"])
    await call(deliverExport, { ...at(row.id), body: { channel: "sftp" } })
    expect(await answered(row.id)).toMatchObject({ channel: "sftp", state: "accepted", words: "All files arrived whole." })
    expect(await stateAt("generic-ern")).toMatchObject({ state: "in_review", source: "acknowledgement" })
    const { found, words, release: seen } = await call(lookUpRelease, at(release.id))
    expect([found, words]).toEqual([true, "Spotify has it, found by its UPC."])
    const live = seen.statuses.find(({ target }) => target === "spotify")
    expect(live).toMatchObject({ state: "live", source: "lookup" })
    expect(await (await fetch(live?.url ?? "")).text()).toContain("Two Roads")
    expect((await fetch(live?.artwork_url ?? "")).status).toBe(200)
  }, 120_000)

  it("is not current any more once a track is another", async () => {
    await save((document) => ({ tracks: document.tracks.map((track, n) => ({ ...track, recording_id: songs[1 - n] ?? null, isrc: document.tracks[1 - n]?.isrc ?? null })) }))
    expect((await exportsOf()).map(({ is_current }) => is_current)).toEqual([false, false])
  }, 60_000)

  it("takes the release down by a message of the same thread, by S3, and the store sells it no more", async () => {
    const row = await made((await pack("generic-ern", { takedown: true })).export.id)
    const files = await unpacked(row)
    expect(Object.keys(files)).toHaveLength(2)
    await call(deliverExport, { ...at(row.id), body: { channel: "s3" } })
    expect(await answered(row.id)).toMatchObject({ channel: "s3", state: "accepted" })
    expect(await stateAt("generic-ern")).toMatchObject({ state: "taken_down" })
    expect((await call(lookUpRelease, at(release.id))).found).toBe(false)
    const history = (await call(readReleaseHistory, at(release.id))).events.map(({ words }) => words)
    expect(history).toContain("Taken down at DDEX ERN")
    expect(history.filter((words) => words.startsWith("Package "))).toHaveLength(3)
  }, 120_000)

  it("for a distributor has his form as a sheet and as text to paste", async () => {
    const row = await made((await pack("distrokid")).export.id)
    const files = await unpacked(row)
    expect(Object.keys(files)).toEqual([`${upc}/${upc}_1_01.wav`, `${upc}/${upc}_1_02.wav`, `${upc}/${upc}.jpg`, `${upc}/distrokid.csv`, `${upc}/distrokid.txt`])
    expect(String(files[`${upc}/distrokid.txt`])).toContain("Album title: Two Roads")
    const { sheet } = await call(readPasteSheet, { token: ana.sellerToken, params: { id: release.id, target: "distrokid" } })
    expect(sheet.rows).toHaveLength(2)
    expect(await refusalOf(call(deliverExport, { ...at(row.id), body: { channel: "sftp" } }))).toMatchObject({ status: 400, code: "not_a_batch" })
    await call(deliverExport, { ...at(row.id), body: { channel: "by-hand" } })
    expect(await stateAt("distrokid")).toMatchObject({ state: "submitted" })
  }, 90_000)

  it("is for its shop alone, and its link cannot be forged", async () => {
    const [row] = await exportsOf()
    if (!row) throw new Error("There is no package")
    for (const ask of [() => call(listExports, at(release.id, other)), () => call(deliverExport, { ...at(row.id, other), body: { channel: "by-hand" } }), () => call(lookUpRelease, at(release.id, other))]) expect(await refusalOf(ask())).toMatchObject({ status: 404 })
    expect((await fetch(`${row.url ?? ""}x`)).status).toBe(404)
    expect((await fetch(row.url ?? "", { headers: { range: "bytes=0-3" } })).status).toBe(206)
  })
})

describe("a look at Spotify", () => {
  it("says to look again later when Spotify asks for a pause", async () => {
    await fetch(`${ready.store}/controls/limit`, { method: "POST", body: new URLSearchParams({ seconds: "20" }), redirect: "manual" })
    expect(await refusalOf(call(lookUpRelease, at(release.id)))).toMatchObject({ status: 400, code: "look_up_failed" })
    await fetch(`${ready.store}/controls/limit`, { method: "POST", body: new URLSearchParams({ seconds: "0" }), redirect: "manual" })
  })
})
