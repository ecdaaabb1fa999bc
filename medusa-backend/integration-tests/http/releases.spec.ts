import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import {
  allotIdentifiers, applyFix, createRelease, deleteRelease, importIdentifiers, listRecordings, listReleases, listUsableLicenses, markStatus, readIdentifiers, readReadiness, readRelease, readReleaseHistory, readStoreIdentifiers, saveIdentifiers, saveRelease,
  saveStoreIdentifiers, sellerToken, type Finding, type ReleaseDocument, type ReleaseView,
} from "@max-booster/api-contract"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { call, refusalOf, send } from "../support/http"
import { aProducer, operatorToken, signIn, type Producer } from "../support/people"
import { pictureTo } from "../support/pictures"
import { ready, unique } from "../support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../support/shopping"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

let files: HostileFiles
let ana: Producer
let other: Producer
let recording: string
/** Nobody else's: tests run again and again on one shop. */
const prefix = `NO${Math.random().toString(36).slice(2, 5).toUpperCase()}`
beforeAll(async () => {
  [files, ana, other] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false, name: "Ana Lima" }), aProducer({ onboarded: false })])
  const path = join(files.folder, "quiet-ends.wav")
  await writeFile(path, wavOf(9, (t) => (t < 3 ? 0 : 1.3 * aPulse(t))))
  recording = await upload(ana, { path, name: "Night Drive.wav", mimeType: "audio/wav" })
  expect((await settled(ana.sellerToken, recording)).state).toBe("ready")
})
afterAll(() => files.remove())

const as = (who = ana) => ({ token: who.sellerToken })
const at = (id: string, who = ana) => ({ ...as(who), params: { id } })
const begin = async (...recording_ids: string[]) => (await call(createRelease, { ...as(), body: { recording_ids } })).release
const save = async ({ id, document, revision }: ReleaseView, change: Partial<ReleaseDocument>) => (await call(saveRelease, { ...at(id), body: { document: { ...document, ...change }, revision } })).release
const check = async (id: string) => (await call(readReadiness, at(id))).readiness
const mend = (id: string, { fix, path }: Finding) => call(applyFix, { ...at(id), body: { fix: fix?.id ?? "", path } })
const words = async (id: string) => (await call(readReleaseHistory, at(id))).events.map((event) => event.words)
const titled = ({ document }: ReleaseView, title: string) => document.tracks.map((track) => ({ ...track, title }))
const found = (findings: readonly Finding[], fix: string) => findings.find((finding) => finding.fix?.id === fix)

describe("a release", () => {
  it("begins with what is known of a seeded beat: title, artist, lines, writers, genre and cover", async () => {
    const { token } = await call(sellerToken, { token: await signIn(ready.logins.seller) })
    const { recordings } = await call(listRecordings, { token })
    const beat = recordings.find(({ artwork_url, state }) => state === "ready" && artwork_url !== null)
    const { release } = await call(createRelease, { token, body: { recording_ids: [beat?.id ?? ""] } })
    expect(release.document).toMatchObject({ kind: "single", title: beat?.title, genre: beat?.genre, language: "en", p_line: { year: new Date().getUTCFullYear() }, tracks: [{ recording_id: beat?.id, title: beat?.title }] })
    expect(release.document.tracks[0]?.credits.map(({ role }) => role)).toEqual(expect.arrayContaining(["main", "producer", "composer"]))
    expect(release.document.tracks[0]?.shares.reduce((sum, { points }) => sum + points, 0)).toBe(10_000)
    expect(release.artwork).toMatchObject({ format: "jpeg", color_space: "rgb", width: release.artwork?.height })
    expect((await fetch(release.artwork?.url ?? "")).status).toBe(200)
    const { releases: [card] } = await call(listReleases, { token })
    expect(card).toMatchObject({ id: release.id, title: beat?.title, tracks: 1, artist: release.document.people[0]?.name })
    await call(deleteRelease, { token, params: { id: release.id } })
    expect(await refusalOf(call(readRelease, { token, params: { id: release.id } }))).toMatchObject({ status: 404 })
  })

  it("is saved as typed, and a stale save is told that another came first", async () => {
    const release = await begin(recording)
    const saved = await save(release, { title: "Typed" })
    expect(saved).toMatchObject({ revision: 2, document: { title: "Typed" } })
    expect(await refusalOf(save(release, { title: "Late" }))).toMatchObject({ status: 400, code: "changed_meanwhile" })
    expect((await call(readRelease, at(release.id))).release).toMatchObject({ revision: 2, document: { title: "Typed" } })
    const lyrics = "la ".repeat(6_600)
    const many = Array.from({ length: 120 }, (_, n) => ({ ...release.document.tracks[0], id: `t${n}`, lyrics })) as ReleaseDocument["tracks"]
    expect(await refusalOf(save(saved, { tracks: many }))).toMatchObject({ status: 400, code: "too_large" })
    expect(await words(release.id)).toEqual(["Begun with 1 track"])
  })

  it("is there for its shop alone, and begins with its own recordings alone", async () => {
    const { id, document, revision } = await begin()
    const theirs = [
      () => call(readRelease, at(id, other)), () => call(saveRelease, { ...at(id, other), body: { document, revision } }), () => call(deleteRelease, at(id, other)), () => call(readReadiness, at(id, other)),
      () => call(readReleaseHistory, at(id, other)), () => call(allotIdentifiers, { ...at(id, other), body: {} }), () => call(createRelease, { ...as(other), body: { recording_ids: [recording] } }),
    ]
    for (const ask of theirs) expect(await refusalOf(ask())).toMatchObject({ status: 404 })
    expect((await pictureTo(`/sellers/releases/${id}/artwork`, other, Buffer.from("x"))).status).toBe(404)
    expect(await refusalOf(send("GET", `/sellers/releases/${id}`))).toMatchObject({ status: 401 })
    expect(await refusalOf(send("GET", `/sellers/releases/${id}`, { token: ana.token }))).toMatchObject({ status: 401 })
  })

  it("has its faults found and mended by buttons: a name in the title, a missing code, and silence in its sound", async () => {
    await call(saveIdentifiers, { ...as(), body: { isrc_prefix: prefix } })
    const begun = await begin(recording)
    const { id } = await save(begun, { tracks: titled(begun, "Night Drive (feat. Ben)") })
    const before = await check(id)
    for (const fix of ["move-feat", "allot-isrc", "trim-silence"]) {
      const finding = found(before.findings, fix)
      expect(finding, fix).toBeDefined()
      if (!finding) continue
      const { readiness: { working } } = await mend(id, finding)
      if (fix === "trim-silence") expect(working).toMatchObject([{ fix, path: "tracks.t1.audio", problem: null }])
      else expect(await refusalOf(mend(id, finding)), fix).toMatchObject({ status: 400, code: "nothing_to_mend" })
    }
    const after = await until("the mended file", async () => { const now = await check(id); return now.working.length === 0 && now }, { seconds: 60 })
    for (const fix of ["move-feat", "allot-isrc", "trim-silence"]) expect(found(after.findings, fix), fix).toBeUndefined()
    const { release } = await call(readRelease, at(id))
    expect(release.document).toMatchObject({ people: expect.arrayContaining([expect.objectContaining({ name: "Ben" })]), tracks: [{ title: "Night Drive" }] })
    expect(release.document.tracks[0]?.isrc).toBe(`${prefix}${String(new Date().getUTCFullYear()).slice(2)}00000`)
    expect((await words(id)).filter((each) => each.startsWith("Mended") || each.startsWith("Allotted"))).toHaveLength(3)
    const [kept] = await query<{ isrc: string }>("select isrc from recording_isrc where recording_id = $1", [recording])
    expect(kept?.isrc).toBe(release.document.tracks[0]?.isrc)
  })

  it("takes a cover, says what it is, and makes one for print fit for screens", async () => {
    const { id } = await begin(recording)
    const print = await sharp({ create: { width: 1_200, height: 1_200, channels: 3, background: "#802040" } }).toColourspace("cmyk").jpeg().toBuffer()
    expect((await pictureTo(`/sellers/releases/${id}/artwork`, ana, print, "image/jpeg")).status).toBe(200)
    expect((await call(readRelease, at(id))).release.artwork).toMatchObject({ width: 1_200, format: "jpeg", color_space: "cmyk" })
    const finding = found((await check(id)).findings, "convert-cmyk")
    if (!finding) throw new Error("The cover's colors are not found")
    expect((await mend(id, finding)).release.artwork).toMatchObject({ width: 1_200, color_space: "rgb" })
    expect(await pictureTo(`/sellers/releases/${id}/artwork`, ana, Buffer.from("<svg/>"), "image/svg+xml")).toMatchObject({ status: 400, body: { code: "not_a_picture" } })
  })

  it("has the words on its cover read, and is told which of them stores refuse", async () => {
    const { id } = await begin(recording)
    const address = await sharp({ text: { text: "www.saltwater-tapes.com", fontfile: require.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"), font: "Inter", dpi: 400 } }).resize({ width: 1_800 }).png().toBuffer()
    const cover = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "#ffffff" } }).composite([{ input: address, blend: "multiply", top: 2_500, left: 600 }]).jpeg().toBuffer()
    expect((await pictureTo(`/sellers/releases/${id}/artwork`, ana, cover, "image/jpeg")).status).toBe(200)
    expect((await check(id)).working).toContainEqual(expect.objectContaining({ fix: "read-cover", path: "artwork" }))
    const { findings } = await until("the cover to be read", async () => { const now = await check(id); return now.working.length === 0 && now }, { seconds: 60 })
    expect(findings.find(({ rule }) => rule === "artwork-words")).toMatchObject({ severity: "warning", path: "artwork", reason: expect.stringMatching(/ww\.saltwater-tapes\.com?” \(a web address\)/) as unknown })
    expect((await call(readRelease, at(id))).release.artwork?.words).toHaveLength(1)
  })

  it("is marked by hand, with a reason when it was rejected, and is not deleted any more", async () => {
    const { id } = await begin(recording)
    const mark = (state: "submitted" | "rejected" | "live", reason: string | null = null, url: string | null = null) => call(markStatus, { ...at(id), body: { target: "spotify", state, reason, url } })
    expect(await refusalOf(mark("rejected", "no"))).toMatchObject({ status: 400, code: "not_handed_over" })
    await mark("submitted")
    expect(await refusalOf(mark("rejected"))).toMatchObject({ status: 400, code: "reason_missing" })
    await mark("rejected", "The cover is blurred")
    const { release } = await mark("live", null, "https://open.spotify.com/album/1")
    expect(release.statuses).toMatchObject([{ target: "spotify", state: "live", source: "hand", url: "https://open.spotify.com/album/1" }, { target: "apple-music", state: "draft" }])
    expect(await words(id)).toEqual(["Live at Spotify", "Rejected by Spotify: The cover is blurred", "Submitted to Spotify", "Begun with 1 track"])
    expect(await refusalOf(call(deleteRelease, at(id)))).toMatchObject({ status: 400, code: "handed_over" })
  })
})

describe("identifiers", () => {
  it("come from the producer's own sources, and wrong ones are refused in words", async () => {
    const { identifiers } = await call(saveIdentifiers, { ...as(), body: { isrc_prefix: prefix, dpid: "PA-DPIDA-2007050901-U" } })
    expect(identifiers).toMatchObject({ isrc: { prefix, owner: "seller" }, dpid: "PADPIDA2007050901U" })
    expect((await call(readIdentifiers, as())).identifiers).toEqual(identifiers)
    const wrong = await refusalOf(call(saveIdentifiers, { ...as(), body: { gtin_range: { first: "036000291453", last: "036000291476" } } }))
    expect(wrong).toMatchObject({ status: 400, code: "wrong_check_digit" })
    expect(wrong.words).toContain("should be 2, not 3")
  })

  it("of the store are the operator's alone", async () => {
    const token = await operatorToken()
    const { identifiers } = await call(readStoreIdentifiers, { token })
    expect((await call(saveStoreIdentifiers, { token, body: {} })).identifiers).toEqual(identifiers)
    expect(await refusalOf(send("GET", "/admin/identifiers", { token: ana.sellerToken }))).toMatchObject({ status: 401 })
  })

  it("of before are taken in by CSV, line by line", async () => {
    const [a, b] = [unique("USX").slice(-5), "19"]
    const isrc = `US${a.slice(0, 3).toUpperCase()}${b}${String(Math.floor(Math.random() * 1e5)).padStart(5, "0")}`
    const theirs = await upload(other, files.good)
    const { taken, problems } = await call(importIdentifiers, { ...as(other), body: { csv: `isrc;file\n${isrc};good.wav\nUSXYZ1900001;nowhere.wav\nnonsense;good.wav\n` } })
    expect(taken).toBe(1)
    expect(problems.map(({ line }) => line)).toEqual([3, 4])
    const { release } = await call(createRelease, { ...as(other), body: { recording_ids: [theirs] } })
    expect((await call(allotIdentifiers, { ...at(release.id, other), body: {} })).release.document.tracks[0]?.isrc).toBe(isrc)
  })
})

describe("licenses for a release", () => {
  it("are those that the shop's people bought, and are looked at by readiness", async () => {
    const [beat] = await beatsOfDifferentProducers(1)
    if (!beat) throw new Error("The shop has no beat")
    const [license] = await licensesOf(ana, (await buy(ana, [[beat, "wav"]])).orderId, 1)
    const { licenses } = await call(listUsableLicenses, as())
    expect(licenses).toMatchObject([{ id: license?.id, beat_title: beat.title, producer: beat.producer.name, state: "valid", credit_line: `Prod. by ${beat.producer.name}`, content_id: false }])
    expect((await call(listUsableLicenses, as(other))).licenses).toEqual([])
    const begun = await begin(recording)
    const { id } = await save(begun, { tracks: begun.document.tracks.map((track) => ({ ...track, licenses: [license?.id ?? "", "lic_of_another"] })) })
    const rights = (await check(id)).findings.filter(({ path }) => path === "tracks.t1.licenses" || path === "tracks.t1.credits")
    expect(rights.map(({ rule }) => rule)).toContain("license-missing")
    const credit = found(rights, "add-credit")
    if (!credit) throw new Error("The credit of the beat is not asked for")
    const { release } = await mend(id, credit)
    expect(release.document.people.map(({ name }) => name)).toContain(beat.producer.name)
  })
})
