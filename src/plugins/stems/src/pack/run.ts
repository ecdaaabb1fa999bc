import { RECORDINGS, type RecordingsDoor, type StemsDoor } from "@max-booster/extension-api"
import { PermanentFailure, type Resolver } from "@max-booster/jobs"
import { ProgressReport } from "../ingest/progress"
import { teller, warnUntold } from "../ingest/tell"
import { sweepWorkFolders, withWorkFolder } from "../ingest/work-folder"
import { addStems } from "./add-stems"
import { stemsPhases } from "./stems-phases"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }

/** What the producer reads when it was our fault; the reason itself goes to the operator, with the job. */
const OUR_FAULT = "Something went wrong on our side while these stems were prepared. Upload the zip again, and tell the shop if it fails once more."

/**
 * One try of the stems job: tells the recordings door and the producer's open pages how it goes and how it ended.
 * @returns the outcome, kept with the job
 * @throws what failed, so that the queue tries again
 */
export async function runAddStems({ recording_id: id, upload_id: uploadId }: { recording_id: string; upload_id: string }, container: Resolver, run: Run): Promise<{ outcome: string }> {
  const recordings = container.resolve<RecordingsDoor & StemsDoor>(RECORDINGS)
  await sweepWorkFolders()
  const task = await recordings.stemsTask(id, uploadId)
  if (!task) return { outcome: "superseded" }
  if (task.state === "ready" || task.state === "refused") return { outcome: task.state }
  const tell = teller(container, task.seller_id, `recording:${id}`, { recording_id: id })
  const progress = new ProgressReport(stemsPhases, async (at) => {
    await recordings.recordStemsProgress(id, uploadId, at).catch(warnUntold)
    await run.progress(at.fraction).catch(warnUntold)
    await tell("recording.stems-progress", at)
  })
  try {
    const ended = await withWorkFolder((folder) => addStems({ recordings, task, uploadId, folder, signal: run.signal, progress }).finally(() => progress.settled()))
    if (ended.outcome === "refused") {
      await recordings.refuseStems(id, uploadId, ended.refusal)
      await tell("recording.stems-refused", { ...ended.refusal })
    }
    if (ended.outcome === "ready") await tell("recording.stems-ready", { stems: ended.stems })
    return { outcome: ended.outcome }
  } catch (error) {
    if (run.isLast || error instanceof PermanentFailure) {
      await recordings.failStems(id, uploadId, OUR_FAULT)
      await tell("recording.stems-failed", { message: OUR_FAULT })
    }
    throw error
  }
}
