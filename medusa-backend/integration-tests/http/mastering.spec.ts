import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { cancelRendition, deletePreset, deleteReference, deleteRendition, listPresets, listReferences, listRenditions, normalizeAlbum, readRecording, readRendition, renditionToRecording, requestRendition, savePreset, type RenditionView } from "@max-booster/api-contract"
import { masterReport, normalizeReport, plainChain, presetFor } from "@max-booster/mastering"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type Fixture, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { call } from "../support/http"
import { aProducer, type Producer } from "../support/people"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

let files: HostileFiles
let producer: Producer
let other: Producer
let id: string
let second: string
let reference: Fixture
/** The beat of the fixtures, but dull: what is alike within 60 µs stays. */
const dullPulse = (t: number) => 0.4 * (aPulse(t) + aPulse(Math.max(0, t - 0.000_06)))
beforeAll(async () => {
  [files, producer, other] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false }), aProducer({ onboarded: false })])
  const quiet = join(files.folder, "quiet.wav")
  await writeFile(quiet, wavOf(6, (t) => aPulse(t) * 0.3))
  reference = { path: join(files.folder, "reference.wav"), name: "Dull.wav", mimeType: "audio/wav" }
  await writeFile(reference.path, wavOf(6, dullPulse))
  ;[id, second] = (await Promise.all([files.good, { path: quiet, name: "Quiet.wav", mimeType: "audio/wav" }].map((file) => upload(producer, file)))) as [string, string]
  for (const each of [id, second]) expect((await settled(producer.sellerToken, each)).state).toBe("ready")
})
afterAll(() => files.remove())

const as = (who = producer) => ({ token: who.sellerToken })
const ask = async (kind: string, spec: unknown, recording = id, who = producer) => (await call(requestRendition, { ...as(who), params: { id: recording }, body: { kind, spec } })).rendition
const ended = (rendition: RenditionView) => until(`the ${rendition.kind}`, async () => {
  const { rendition: now } = await call(readRendition, { ...as(), params: { id: rendition.id } })
  return now.state !== "waiting" && now.state !== "working" && now
}, { seconds: 120 })
const sendReference = (file: Fixture, recording = id, who = producer) => upload(who, file, { metadata: { kind: "reference", recording_id: recording } })
const refused = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)

describe("mastering", () => {
  it("makes a master after a reference: a WAV, two files to compare, and a report", async () => {
    expect(await sendReference(reference)).toBe(id)
    const { references: [sent] } = await call(listReferences, { ...as(), params: { id } })
    expect(sent?.filename).toBe(reference.name)
    const made = await ended(await ask("master", { chain: presetFor("trap", "gentle"), reference: sent?.id, asLoud: false }))
    expect(made).toMatchObject({ state: "ready", problem: null, progress: { fraction: 1 } })
    expect(made.files.map(({ name, mime_type }) => [name, mime_type])).toEqual([["audio", "audio/wav"], ["before", "audio/mpeg"], ["after", "audio/mpeg"]])
    const report = masterReport.parse(made.report)
    expect(Math.abs((report.after.lufs ?? 0) - report.target.lufs)).toBeLessThanOrEqual(0.2)
    expect(report.after.truePeakDbtp ?? 0).toBeLessThanOrEqual(report.target.ceilingDbtp + 0.05)
    expect(report.distanceDb?.before ?? 0).toBeGreaterThan(report.distanceDb?.after ?? 9)
    expect(report.distanceDb?.after ?? 9).toBeLessThanOrEqual(1.5)
    const [wav, before] = await Promise.all(made.files.slice(0, 2).map(({ url }) => fetch(url)))
    expect(Buffer.from((await wav?.arrayBuffer()) ?? new ArrayBuffer(0)).subarray(0, 4).toString()).toBe("RIFF")
    // The page decodes the listening files itself.
    expect([before?.status, before?.headers.get("access-control-allow-origin")]).toEqual([200, "*"])

    await call(deleteReference, { ...as(), params: { id, reference: sent?.id ?? "" } })
    expect((await call(listReferences, { ...as(), params: { id } })).references).toEqual([])
    expect(await ended(await ask("master", { chain: plainChain, reference: sent?.id }))).toMatchObject({ state: "refused", problem: { code: "reference", message: expect.stringContaining("Upload it again") as unknown } })

    const { recording_id } = await call(renditionToRecording, { ...as(), params: { id: made.id } })
    expect((await call(renditionToRecording, { ...as(), params: { id: made.id } })).recording_id).toBe(recording_id)
    const own = await settled(producer.sellerToken, recording_id)
    expect(own).toMatchObject({ state: "ready", title: `${(await call(readRecording, { ...as(), params: { id } })).recording.title} (master)` })
    expect(Math.abs((own.analysis?.loudness_lufs ?? 0) - (report.after.lufs ?? 9))).toBeLessThan(0.05)

    await call(deleteRendition, { ...as(), params: { id: made.id } })
    expect((await call(listRenditions, { ...as(), params: { id } })).renditions.map((each) => each.id)).not.toContain(made.id)
  }, 240_000)

  it("refuses a reference that is no music in words, and a chain out of range at once", async () => {
    await sendReference(files.silence)
    const { references: [silence] } = await call(listReferences, { ...as(), params: { id } })
    expect(await ended(await ask("master", { chain: plainChain, reference: silence?.id }))).toMatchObject({ state: "refused", problem: { code: "silent", message: expect.stringContaining("The reference track") as unknown } })
    expect(await refused(ask("master", { chain: { ...plainChain, loudness: { targetLufs: 3 } } }))).toMatch(/400.*targetLufs/s)
    expect(await refused(ask("normalize", { targetLufs: -14, ceilingDbtp: -1, filter: "x" }))).toMatch(/400/)
  }, 120_000)
})

describe("loudness", () => {
  it("brings recordings of an album to a target together, their distance kept", async () => {
    const { renditions } = await call(normalizeAlbum, { ...as(), body: { recording_ids: [id, second], targetLufs: -16, ceilingDbtp: -1 } })
    const reports = await Promise.all(renditions.map(async (each) => normalizeReport.parse((await ended(each)).report)))
    const distance = (part: "before" | "after") => (reports[0]?.[part].lufs ?? 0) - (reports[1]?.[part].lufs ?? 0)
    expect(Math.abs(distance("after") - distance("before"))).toBeLessThanOrEqual(0.1)
    expect(reports.every(({ after }) => (after.truePeakDbtp ?? 0) <= -0.95)).toBe(true)
    expect(reports.map(({ notes }) => notes)).toEqual([[], []])
  }, 240_000)

  it("is cancelled while it waits", async () => {
    const asked = await ask("normalize", { targetLufs: -14, ceilingDbtp: -1 })
    expect((await call(cancelRendition, { ...as(), params: { id: asked.id } })).rendition.state).toBe("cancelled")
  })
})

describe("presets", () => {
  it("are kept by name, of the shop alone", async () => {
    const { preset } = await call(savePreset, { ...as(), body: { name: "Mine", chain: presetFor("house", "loud") } })
    await call(savePreset, { ...as(), body: { name: "Mine", chain: plainChain } })
    expect((await call(listPresets, as())).presets).toEqual([{ id: preset.id, name: "Mine", chain: plainChain }])
    expect((await call(listPresets, as(other))).presets).toEqual([])
    expect(await refused(call(deletePreset, { ...as(other), params: { id: preset.id } }))).toMatch(/404/)
    await call(deletePreset, { ...as(), params: { id: preset.id } })
    expect((await call(listPresets, as())).presets).toEqual([])
    expect(await refused(call(savePreset, { ...as(), body: { name: " ", chain: plainChain } }))).toMatch(/400/)
  })
})

it("lets nobody master, hear references or make albums of what is another's", async () => {
  expect(await refused(ask("master", { chain: plainChain }, id, other))).toMatch(/404/)
  expect(await refused(call(listReferences, { ...as(other), params: { id } }))).toMatch(/404/)
  expect(await refused(sendReference(files.good, id, other))).toMatch(/404/)
  expect(await refused(call(normalizeAlbum, { ...as(other), body: { recording_ids: [id, second], targetLufs: -16, ceilingDbtp: -1 } }))).toMatch(/404/)
  const [stored] = await query<{ url: string | null }>("select url from asset where kind = 'reference' and recording_id = $1 and deleted_at is null", [id])
  expect(stored).toEqual({ url: null })
})
