import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { listStudioSoundFiles, listStudioSounds, readBeat, readRecording } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { setPrices } from "../support/beats"
import { query } from "../support/database"
import { fetched, sha256 } from "../support/files"
import { call, refusalOf } from "../support/http"
import { aPerson, aProducer, type Person, type Producer } from "../support/people"
import { buy, licensesOf } from "../support/shopping"
import { until } from "../support/until"
import { aBeatOnSale, upload } from "../support/upload"
import { zipOf } from "../support/zip"

const original = wavOf(10, aPulse)
const stems = { "Drums.wav": wavOf(10, (t) => 0.5 * aPulse(t)), "Bass.wav": wavOf(10, (t) => 0.3 * aPulse(t)) }

let folder: string
let ana: Producer
let ben: Person
let dee: Person
let cy: Person
let beat: { recordingId: string; handle: string; title: string }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "studio-sounds-"));
  [ana, ben, dee, cy] = await Promise.all([aProducer({ name: "Ana Beats" }), aPerson("Ben Keys"), aPerson("Dee Rapper"), aPerson("Cy Stranger")])
  const aFile = async (name: string, bytes: Buffer, mimeType: string) => { await writeFile(join(folder, name), bytes); return { path: join(folder, name), name, mimeType } }
  beat = await aBeatOnSale(ana, await aFile("night-drive.wav", original, "audio/wav"))
  await upload(ana, await aFile("stems.zip", zipOf(stems), "application/zip"), { metadata: { kind: "stems", recording_id: beat.recordingId } })
  await until("the stems", async () => (await call(readRecording, { token: ana.sellerToken, params: { id: beat.recordingId } })).recording.stems.state === "ready", { seconds: 60 })
  await setPrices(ana, beat.recordingId, { mp3: 2_995, premium: 9_995 })
  await Promise.all([buys(ben, "premium"), buys(dee, "mp3")])
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const soundsOf = ({ token }: Person, source: "own" | "licensed", search: { q?: string; limit?: number; offset?: number } = {}) => call(listStudioSounds, { token, query: { source, ...search } })
const filesOf = async ({ token }: Person) => (await call(listStudioSoundFiles, { token, params: { recording_id: beat.recordingId } })).files
const buys = async (person: Person, type: string) => {
  const onSale = await until(`the tier ${type}`, async () => { const { beat: found } = await call(readBeat, { params: { handle: beat.handle } }); return found.tiers.some((tier) => tier.type === type) && found })
  await licensesOf(person, (await buy(person, [[onSale, type]])).orderId, 1)
}

describe("sounds for the studio", () => {
  it("are a person's own recordings: the file as uploaded, and the stems", async () => {
    const { sounds, count, has_shop } = await soundsOf(ana, "own", { q: beat.title })
    expect([count, has_shop]).toEqual([1, true])
    expect(sounds).toMatchObject([{ recording_id: beat.recordingId, title: beat.title, by: ana.shop, bpm: 120, key: "A minor", duration_ms: 10_000, files: { whole: "wav", stems: 2 } }])
    expect((await fetch(sounds[0]?.preview_url ?? "")).status).toBe(200)
    const files = await filesOf(ana)
    expect(files.map(({ kind, name }) => [kind, name]).sort()).toEqual([["stem", "Bass"], ["stem", "Drums"], ["wav", "night-drive.wav"]])
    for (const { url, sha256: hash, size } of files) {
      const bytes = await fetched(url)
      expect([sha256(bytes), bytes.length]).toEqual([hash, size])
    }
    expect(files.find(({ kind }) => kind === "wav")?.sha256).toBe(sha256(original))
    const part = await fetch(files[0]?.url ?? "", { headers: { range: "bytes=0-3" } })
    expect([part.status, await part.text()]).toEqual([206, "RIFF"])
    expect((await soundsOf(ana, "own", { q: "100%_of none" })).sounds).toEqual([])
  })

  it("are what valid licenses give, each as much as it gives, and nothing once they are revoked", async () => {
    expect((await soundsOf(dee, "licensed")).sounds).toMatchObject([{ title: beat.title, by: ana.shop, files: { whole: "mp3", stems: 0 } }])
    expect((await filesOf(dee)).map(({ kind }) => kind)).toEqual(["mp3"])
    const { sounds, count } = await soundsOf(ben, "licensed", { q: beat.title.slice(2).toUpperCase() })
    expect([count, sounds[0]?.files]).toEqual([1, { whole: "wav", stems: 2 }])
    const files = await filesOf(ben)
    expect(files.map(({ kind }) => kind)).toEqual(["wav", "stem", "stem"])
    for (const { url, sha256: hash } of files) expect(sha256(await fetched(url))).toBe(hash)

    await query("update license set state = 'revoked' where customer_id = $1", [ben.customerId])
    expect((await soundsOf(ben, "licensed")).count).toBe(0)
    expect((await refusalOf(filesOf(ben))).status).toBe(404)
    for (const { url } of files) expect((await fetch(url)).status).toBe(404)
  })

  it("are nobody else's, and nothing without signing in", async () => {
    for (const source of ["own", "licensed"] as const) expect(await soundsOf(cy, source)).toMatchObject({ sounds: [], count: 0, has_shop: false })
    expect((await refusalOf(filesOf(cy))).status).toBe(404)
    expect((await refusalOf(call(listStudioSoundFiles, { token: ana.token, params: { recording_id: "rec_none" } }))).status).toBe(404)
    expect((await refusalOf(call(listStudioSounds, { query: { source: "own" } }))).status).toBe(401)
    expect((await refusalOf(call(listStudioSoundFiles, { params: { recording_id: beat.recordingId } }))).status).toBe(401)
    expect((await refusalOf(call(listStudioSounds, { token: cy.token, query: { source: "all" as "own" } }))).status).toBe(400)
  })
})
