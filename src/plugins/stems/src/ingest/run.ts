import { RECORDINGS, type IngestTask, type RecordingsDoor, type RenditionsDoor, type VoiceTagsDoor } from "@max-booster/extension-api"
import { PermanentFailure, type Resolver, sweepWorkFolders, withWorkFolder } from "@max-booster/jobs"
import { measureLoudness } from "../ffmpeg/measure"
import { checkUpload } from "../gate"
import { fetchSource } from "./fetch-source"
import type { Part } from "./parts"
import { ProgressReport, type Phases } from "./progress"
import { teller, warnUntold, type Teller } from "./tell"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }
type Outcome = { outcome: string }

/** What the producer reads when it was our fault; the reason itself goes to the operator, with the job. */
const OUR_FAULT = "Something went wrong on our side while this recording was prepared. Your file is safe: try again, and tell the shop if it fails once more."

const gate = {
  share: 0.24,
  phases: { fetch: { label: "Fetching the file", weight: 1 }, check: { label: "Checking the file", weight: 4 }, measure: { label: "Measuring loudness", weight: 4 } },
} as const

/** One try of the gate's job: the file is refused in words, or accepted, and the jobs of its parts follow. */
export function runGate(recordingId: string, container: Resolver, run: Run): Promise<Outcome> {
  return attempt(recordingId, container, run, "gate", gate, async ({ recordings, task, path, folder, progress, tell }) => {
    if (task.sound) return { outcome: "accepted" }
    const checked = await progress.during("check", () => checkUpload(path, task.source?.original_name ?? "", run.signal))
    if (!checked.ok) {
      await progress.settled()
      await recordings.markRefused(task.id, checked.error)
      await tell("recording.refused", { ...checked.error })
      return { outcome: "refused" }
    }
    const loudness = await progress.during("measure", () => measureLoudness(path, folder, run.signal))
    // A late progress would stand over what the parts say.
    await progress.settled()
    await recordings.acceptSource(task.id, { facts: checked.value, loudness })
    return { outcome: "accepted" }
  })
}

/** One try of a part's job. */
export function runPart(name: string, part: Part) {
  return (recordingId: string, container: Resolver, run: Run): Promise<Outcome> =>
    attempt(recordingId, container, run, name, part, async (work) => {
      if (!work.task.sound) return { outcome: "superseded" }
      await part.work({ ...work, sound: work.task.sound, signal: run.signal })
      return { outcome: "done" }
    })
}

/** The end of an ingest, when all its parts are done. @throws {Error} when something is missing */
export async function runFinish(recordingId: string, container: Resolver): Promise<Outcome> {
  const recordings = container.resolve<RecordingsDoor & RenditionsDoor>(RECORDINGS)
  const task = await recordings.ingestTask(recordingId)
  if (!task?.sound) return { outcome: task ? "superseded" : "gone" }
  if (task.state === "ready") return { outcome: "ready" }
  const missing = await recordings.finishIngest(recordingId)
  if (missing.length > 0) throw new Error(`Recording ${recordingId} has no ${missing.join(", no ")}`)
  const { bpm = null, key = null, durationMs, loudnessLufs, askToConfirm } = (await recordings.renditionSubject(recordingId))?.analysis ?? {}
  await tellerOf(container, task)("recording.ready", { bpm, key, duration_ms: durationMs, loudness_lufs: loudnessLufs, ask_to_confirm: askToConfirm })
  return { outcome: "ready" }
}

type Attempt = { recordings: RecordingsDoor & VoiceTagsDoor; task: IngestTask; path: string; folder: string; progress: ProgressReport<string>; tell: Teller }

/** What every job of an ingest does around its work: progress, folder, the fetched source, and words when it failed for good. */
async function attempt(recordingId: string, container: Resolver, run: Run, part: string, { share, phases }: { share: number; phases: Phases<string> }, work: (attempt: Attempt) => Promise<Outcome>): Promise<Outcome> {
  const recordings = container.resolve<RecordingsDoor & VoiceTagsDoor>(RECORDINGS)
  await sweepWorkFolders()
  const task = await recordings.ingestTask(recordingId)
  if (!task) return { outcome: "gone" }
  if (task.state === "ready" || task.state === "refused") return { outcome: task.state }
  const tell = tellerOf(container, task)
  const progress = new ProgressReport(phases, async (at) => {
    const whole = await recordings.recordProgress(task.id, { part, share, ...at }).catch(warnUntold)
    await run.progress(at.fraction).catch(warnUntold)
    if (whole) await tell("recording.progress", whole)
  })
  try {
    return await withWorkFolder(async (folder) => {
      const { source } = task
      if (!source) throw new Error(`Recording ${task.id} has no uploaded file`)
      const path = await progress.during("fetch", async () => fetchSource(await recordings.openAsset(source.asset_id), source.checksum, folder, run.signal))
      return work({ recordings, task, path, folder, progress, tell }).finally(() => progress.settled())
    })
  } catch (error) {
    if (run.isLast || error instanceof PermanentFailure) {
      await recordings.markFailed(task.id, OUR_FAULT)
      await tell("recording.failed", { message: OUR_FAULT })
    }
    throw error
  }
}

const tellerOf = (container: Resolver, { id, seller_id }: IngestTask) => teller(container, seller_id, `recording:${id}`, { recording_id: id })
