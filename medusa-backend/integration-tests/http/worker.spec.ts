import { readdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { deleteRendition, listJobs, readRecording, readRendition, requestRendition, retryJob, retryRecording, type RecordingView } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, wavOf, writeLongWav } from "../fixtures/wav"
import { query } from "../support/database"
import { call, refusalOf } from "../support/http"
import { noticesAfter } from "../support/live"
import { aProducer, operatorToken, type Producer } from "../support/people"
import { kill, pidOf, whileAsleep } from "../support/processes"
import { shopFolder } from "../support/ready"
import { SEED_MS, theSeedIsOver } from "../support/seeded"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"
import { zipOf } from "../support/zip"

let files: HostileFiles
let producer: Producer
let operator: string
beforeAll(async () => {
  await theSeedIsOver();
  [files, producer, operator] = await Promise.all([makeHostileFiles(), aProducer({ onboarded: false }), operatorToken()])
}, SEED_MS)
afterAll(() => files.remove())

type State = "failed" | "completed"
const jobsOf = async (recordingId: string, state: State) => {
  const { jobs } = await call(listJobs, { token: operator, query: { state } })
  return jobs.filter(({ data }) => (data as { recording_id?: string }).recording_id === recordingId)
}
const privateFiles = () => readdir(join(shopFolder, "files/private"))
const read = async (id: string): Promise<RecordingView> => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording

describe("a worker that is killed", () => {
  /** Its analysis is killed; then it is there to be converted. */
  let long = ""

  it("during an analysis is started again, and the recording becomes ready once", async () => {
    const path = join(files.folder, "killed.wav")
    await writeLongWav(path, 90_000_000)
    const id = long = await upload(producer, { path, name: "killed.wav", mimeType: "audio/wav" })
    await until("the analysis to be under way", async () => (await read(id)).progress.fraction > 0.2, { seconds: 120, everyMs: 50 })
    const { isBack } = await kill("worker")
    expect(await read(id)).toMatchObject({ state: "processing", problem: null })
    await isBack()
    const recording = await settled(producer.sellerToken, id, 240)
    expect(recording).toMatchObject({ state: "ready", problem: null, files: ["mp3", "wav"] })
    const kinds = await query<{ kind: string }>("select kind from asset where recording_id = $1 and deleted_at is null order by kind", [id])
    expect(kinds.map(({ kind }) => kind)).toEqual(["mp3", "peaks", "peaks", "peaks", "preview", "preview", "source", "wav"])
    expect((await fetch(recording.preview_url ?? "")).status).toBe(200)
    const told = (await noticesAfter(producer, 0)).filter(({ topic, kind }) => topic === `recording:${id}` && kind !== "recording.progress")
    expect(told.map(({ kind }) => kind)).toEqual(["recording.ready"])
    const done = await until("its jobs to be over", async () => { const jobs = (await jobsOf(id, "completed")).filter(({ name }) => name.startsWith("recording.")); return jobs.length >= 6 && jobs })
    expect(done.map(({ name }) => name).sort()).toEqual(["analyse", "draw", "finish", "ingest", "preview", "render"].map((name) => `recording.${name}`))
    expect(await jobsOf(id, "failed")).toEqual([])
  }, 400_000)
  it("during a conversion goes on with it, and the file is there until it is removed", async () => {
    const token = producer.sellerToken
    const { rendition: { id } } = await call(requestRendition, { token, params: { id: long }, body: { kind: "convert", spec: { format: "mp3", bitrate: "v0" } } })
    const now = async () => (await call(readRendition, { token, params: { id } })).rendition
    await until("it to be at work", async () => (await now()).progress.fraction > 0.1, { seconds: 120, everyMs: 50 })
    const { isBack } = await kill("worker")
    await isBack()
    const { state } = await until("its end", async () => { const made = await now(); return !["waiting", "working"].includes(made.state) && made }, { seconds: 240 })
    expect(state).toBe("ready")
    const [stored] = await query<{ files: { file_id: string }[] }>("select files from rendition where id = $1", [id])
    const key = stored?.files[0]?.file_id ?? ""
    expect(await privateFiles()).toContain(key)
    await call(deleteRendition, { token, params: { id } })
    expect((await refusalOf(now())).status).toBe(404)
    await until("its file to be gone", async () => !(await privateFiles()).includes(key))
  }, 400_000)

  it("as it checks stems begins again, and they are ready once", async () => {
    const id = await upload(producer, files.good)
    expect((await settled(producer.sellerToken, id)).state).toBe("ready")
    const path = join(files.folder, "stems.zip")
    await writeFile(path, zipOf(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`Night Drive/Part ${n}.wav`, wavOf(GOOD_SECONDS, aPulse)]))))
    await upload(producer, { path, name: "stems.zip", mimeType: "application/zip" }, { metadata: { kind: "stems", recording_id: id } })
    await until("the check to be under way", async () => (await read(id)).stems.progress.fraction > 0.3, { seconds: 120, everyMs: 50 })
    const { isBack } = await kill("worker")
    expect((await read(id)).stems.state).toBe("processing")
    await isBack()
    const { stems, files: there } = await until("the stems", async () => { const now = await read(id); return now.stems.state !== "processing" && now }, { seconds: 240 })
    expect(stems).toMatchObject({ state: "ready", progress: { fraction: 1 }, problem: null })
    expect(there).toEqual(["mp3", "wav", "stems"])
    expect(await query("select kind from asset where recording_id = $1 and kind like 'stems%' and deleted_at is null", [id])).toEqual([{ kind: "stems" }])
    const told = (await noticesAfter(producer, 0)).filter(({ topic, kind }) => topic === `recording:${id}` && kind.startsWith("recording.stems-") && kind !== "recording.stems-progress")
    expect(told.map(({ kind }) => kind)).toEqual(["recording.stems-changed", "recording.stems-ready"])
  }, 400_000)
})

describe("a job that fails for good", () => {
  /** A recording whose stored file is gone before the worker looks, as on a storage that lost it. */
  async function aLostFile(): Promise<{ id: string; putBack(): Promise<void> }> {
    return whileAsleep("worker", async () => {
      const id = await upload(producer, files.good)
      const [source] = await query<{ file_id: string }>("select file_id from asset where recording_id = $1 and kind = 'source'", [id])
      if (!source) throw new Error("The upload was not stored")
      const [path, aside] = [join(shopFolder, "files/private", source.file_id), join(shopFolder, "files", source.file_id)]
      await rename(path, aside)
      return { id, putBack: () => rename(aside, path) }
    })
  }

  it("is listed with its reason, takes nothing else down, and the operator runs it again", async () => {
    const worker = pidOf("worker")
    const { id, putBack } = await aLostFile()
    const failed = await settled(producer.sellerToken, id, 120)
    expect(failed).toMatchObject({ state: "failed", problem: { code: "failed" } })
    expect(failed.problem?.message).toMatch(/our side.*file is safe.*try again/)
    expect(failed.problem?.message).not.toMatch(/ENOENT|private/)
    const [job] = await until("the failed job", async () => { const jobs = await jobsOf(id, "failed"); return jobs.length > 0 && jobs })
    expect(job).toMatchObject({ queue: "audio", name: "recording.ingest", state: "failed", attempts: 4 })
    expect(job?.reason).toMatch(/ENOENT|no such file|not found/i)
    expect(pidOf("worker")).toBe(worker)
    const { counts } = await call(listJobs, { token: operator, query: {} })
    expect(counts["audio"]?.["failed"]).toBeGreaterThan(0)

    await putBack()
    const params = { queue: "audio", id: job?.id ?? "" }
    expect(await call(retryJob, { token: operator, params })).toEqual({ retried: true })
    await until("the recording", async () => (await read(id)).state === "ready", { seconds: 120 })
    expect(await read(id)).toMatchObject({ problem: null, files: ["mp3", "wav"] })
    expect(await jobsOf(id, "failed")).toEqual([])
    expect((await refusalOf(call(retryJob, { token: operator, params }))).status).toBe(404)
  }, 400_000)

  it("is run again by the producer, who sees it at work at once; a ready one is not", async () => {
    const { id, putBack } = await aLostFile()
    expect((await settled(producer.sellerToken, id, 120)).state).toBe("failed")
    await putBack()
    const { recording } = await call(retryRecording, { token: producer.sellerToken, params: { id } })
    expect(recording).toMatchObject({ state: "processing", problem: null })
    expect((await settled(producer.sellerToken, id)).state).toBe("ready")
    expect(await refusalOf(call(retryRecording, { token: producer.sellerToken, params: { id } }))).toMatchObject({ status: 400 })
  }, 400_000)
})
