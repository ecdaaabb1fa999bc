import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { confirmFacts, readAnalyses, readRecording, readRendition, renewAnalyses, requestRendition, type RecordingView } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { call } from "../support/http"
import { aProducer, operatorToken, type Producer } from "../support/people"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

const WORD = { title: "Two Seconds Late", genre: "drill" as const, bpm: 150, key: "E minor" as const, moods: [], description: "" }
/** A clipped pulse at 120 BPM after two seconds of silence. */
const late = (t: number) => (t < 2 ? 0 : Math.max(-1, Math.min(1, 2.5 * Math.sin(2 * Math.PI * 110 * t) * Math.exp(-((t % 0.5) * 9)))))

let folder: string
let producer: Producer
let id: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "analyses-"))
  producer = await aProducer()
  const path = join(folder, "late.wav")
  await writeFile(path, wavOf(14, late))
  id = await upload(producer, { path, name: "late.wav", mimeType: "audio/wav" })
  expect((await settled(producer.sellerToken, id, 120)).state).toBe("ready")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (): Promise<RecordingView> => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording
const filesOf = () => query<{ file_id: string }>("select file_id from asset where recording_id = $1 and deleted_at is null order by file_id", [id])

describe("an analysis", () => {
  it("keeps each engine's word, beats, and what the samples say", async () => {
    const { analysis } = await read()
    expect(analysis?.readings.map(({ engine }) => engine)).toEqual(["builtin", "essentia"])
    expect(analysis?.beats.length).toBeGreaterThan(10)
    expect(Date.now() - Date.parse(analysis?.analysed_at ?? "")).toBeLessThan(600_000)
    expect(analysis?.measures?.silence_ms.start).toBeGreaterThanOrEqual(1_990)
    expect(analysis?.measures?.silence_ms.start).toBeLessThan(2_020)
    expect(analysis?.measures?.clipping.runs).toBeGreaterThan(10)
    expect(analysis?.measures?.stereo_correlation).toBeCloseTo(1)
  })

  it("is made again when its producer asks, and leaves his word and every file as they are", async () => {
    await call(confirmFacts, { token: producer.sellerToken, params: { id }, body: WORD })
    const [files, before] = [await filesOf(), await read()]
    const { rendition } = await call(requestRendition, { token: producer.sellerToken, params: { id }, body: { kind: "analysis", spec: {} } })
    const made = await until("the analysis", async () => { const now = (await call(readRendition, { token: producer.sellerToken, params: { id: rendition.id } })).rendition; return now.state === "ready" && now }, { seconds: 90 })
    expect(made.files).toEqual([])
    const after = await read()
    expect(after).toMatchObject({ bpm: WORD.bpm, key: WORD.key, title: WORD.title, genre: "drill", facts_confirmed: true })
    expect(after.analysis?.analysed_at).not.toBe(before.analysis?.analysed_at)
    expect(await filesOf()).toEqual(files)
  })

  it("of older engines is made again in bulk, and the operator sees what changed", async () => {
    await query("update recording set analysis = analysis - 'readings' || '{\"engine\": \"essentia\", \"engineVersion\": \"0.0.1\", \"bpm\": 33, \"analysedAt\": \"2020-01-01T00:00:00.000Z\"}' where id = $1", [id])
    const token = await operatorToken()
    const before = await call(readAnalyses, { token })
    expect(before.engines_here).toMatch(/^builtin \S+, essentia \S+$/)
    expect(before.groups).toContainEqual(expect.objectContaining({ engines: "essentia 0.0.1", recordings: 1 }))
    expect((await call(renewAnalyses, { token })).asked).toBeGreaterThanOrEqual(1)
    const after = await until("all heard", async () => { const now = await call(readAnalyses, { token }); return !now.groups.some(({ engines }) => engines === "essentia 0.0.1") && now }, { seconds: 120 })
    expect(after.changed).toContainEqual(expect.objectContaining({ recording_id: id, is_confirmed: true, before: expect.objectContaining({ bpm: 33, engine: "essentia 0.0.1" }) as unknown }))
    expect(await read()).toMatchObject({ bpm: WORD.bpm, key: WORD.key, facts_confirmed: true })
  })
})
