import { LIVE, RECORDINGS, type IngestTask, type Live, type RecordingsDoor } from "@max-booster/extension-api"
import { PermanentFailure, type Resolver } from "@max-booster/jobs"
import { ingest, type Ingested } from "./ingest"
import { phases, ProgressReport } from "./progress"
import { sweepWorkFolders, withWorkFolder } from "./work-folder"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }

/** What the producer reads when it was our fault; the reason itself goes to the operator, with the job. */
const OUR_FAULT = "Something went wrong on our side while this recording was prepared. Your file is safe: try again, and tell the shop if it fails once more."

/**
 * One try of the ingest job: tells the recordings door and the producer's open pages how it goes and how it ended.
 * @returns the outcome, kept with the job
 * @throws what failed, so that the queue tries again
 */
export async function runIngest(recordingId: string, container: Resolver, run: Run): Promise<{ outcome: string }> {
  const recordings = container.resolve<RecordingsDoor>(RECORDINGS)
  await sweepWorkFolders()
  const task = await recordings.ingestTask(recordingId)
  if (!task) return { outcome: "gone" }
  if (task.state === "ready" || task.state === "refused") return { outcome: task.state }
  const tell = teller(container.resolve<Live>(LIVE), task)
  const progress = new ProgressReport(phases, async (at) => {
    await recordings.recordProgress(task.id, at).catch(warn)
    await run.progress(at.fraction).catch(warn)
    await tell("progress", at)
  })
  try {
    const ended = await withWorkFolder((folder) => ingest({ recordings, task, folder, signal: run.signal, progress }).finally(() => progress.settled()))
    await tell(ended.outcome, summary(ended))
    return { outcome: ended.outcome }
  } catch (error) {
    if (run.isLast || error instanceof PermanentFailure) {
      await recordings.markFailed(task.id, OUR_FAULT)
      await tell("failed", { message: OUR_FAULT })
    }
    throw error
  }
}

function summary(ended: Ingested): Record<string, unknown> {
  if (ended.outcome === "refused") return { ...ended.refusal }
  const { bpm, key, durationMs, loudnessLufs, askToConfirm } = ended.analysis
  return { bpm, key, duration_ms: durationMs, loudness_lufs: loudnessLufs, ask_to_confirm: askToConfirm }
}

/** Live notices are a comfort: the page reads the same from the recording, so a missed one fails nothing. */
const teller = (live: Live, task: IngestTask) => (kind: "progress" | "ready" | "refused" | "failed", data: Record<string, unknown>) =>
  live.publish({ audience: { actor: "seller", id: task.seller_id }, topic: `recording:${task.id}`, kind: `recording.${kind}`, data: { recording_id: task.id, ...data } }).catch(warn)

const warn = (error: unknown) => { console.warn(`Progress was not told: ${error instanceof Error ? error.message : String(error)}`) }
