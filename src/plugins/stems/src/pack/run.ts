import { RECORDINGS, type RecordingsDoor, type StemMend, type StemsDoor, type VoiceTagsDoor } from "@max-booster/extension-api"
import { PermanentFailure, type Resolver, sweepWorkFolders, withWorkFolder } from "@max-booster/jobs"
import { fetchSource } from "../ingest/fetch-source"
import { ProgressReport, type Phases } from "../ingest/progress"
import { teller, warnUntold, type Teller } from "../ingest/tell"
import { addStems } from "./add-stems"
import { makeStem } from "./make-stem"
import { mend } from "./mend"
import { packAll } from "./pack-stems"
import { placeIn } from "./place"
import { packPhases, zipPhases } from "./stems-phases"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }
type Outcome = { outcome: string }
type Doors = RecordingsDoor & StemsDoor & VoiceTagsDoor

/** What the producer reads when it was our fault; the reason itself goes to the operator, with the job. */
const ZIP_FAULT = "Something went wrong on our side while these stems were prepared. Upload the zip again, and tell the shop if it fails once more."
const STEM_FAULT = "Something went wrong on our side while this stem was prepared. Upload it again, and tell the shop if it fails once more."
const PACK_FAULT = "Something went wrong on our side while the stems were packed. They are safe: change anything of them to try again, and tell the shop if it fails once more."

/** One try of a zip's job: tells the recordings door and the producer's open pages how it goes and how it ended. @throws what failed, so that the queue tries again */
export async function runAddStems({ recording_id: id, upload_id: uploadId }: { recording_id: string; upload_id: string }, container: Resolver, run: Run): Promise<Outcome> {
  const recordings = container.resolve<Doors>(RECORDINGS)
  const task = await recordings.stemsTask(id, uploadId)
  if (!task?.zip) return { outcome: "superseded" }
  const tell = tellerOf(container, task.seller_id, id)
  return attempt(run, async (folder) => {
    const progress = reportOf(zipPhases, recordings, id, tell, run)
    const ended = await addStems({ recordings, task, uploadId, folder, signal: run.signal, progress }).finally(() => progress.settled())
    if (ended.outcome === "refused") {
      await recordings.refuseStems(id, uploadId, ended.refusal)
      await tell("recording.stems-refused", { ...ended.refusal })
    }
    if (ended.outcome === "accepted") await tell("recording.stems-changed", {})
    return { outcome: ended.outcome }
  }, async () => {
    await recordings.failStems(id, { upload_id: uploadId }, ZIP_FAULT)
    await tell("recording.stems-failed", { message: ZIP_FAULT })
  })
}

/** One try of a stem's job: checked, or mended. One that failed for good is done when the operator runs it again. */
export async function runStem({ stem_id: id, how }: { stem_id: string; how?: StemMend }, container: Resolver, run: Run): Promise<Outcome> {
  const recordings = container.resolve<Doors>(RECORDINGS)
  const task = await recordings.stemTask(id)
  if (!task?.file || (task.stem.state === "ready" && !how)) return { outcome: task ? task.stem.state : "gone" }
  const { stem, file, duration_ms } = task
  const tell = tellerOf(container, task.seller_id, stem.recording_id)
  return attempt(run, async (folder) => {
    const path = await fetchSource(await recordings.openAsset(file.asset_id), file.checksum, folder, run.signal)
    const made = how && stem.facts ? { ok: true as const, value: (await mend(path, stem.facts, how, duration_ms, folder, run.signal)) ?? { path, facts: stem.facts } } : await makeStem(path, stem.original_name, "one", folder, run.signal)
    if (made.ok) await recordings.acceptStem(id, await (await placeIn(recordings, stem.recording_id, folder, run.signal))(made.value))
    else await recordings.refuseStem(id, made.error)
    await tell("recording.stems-changed", { stem_id: id })
    return { outcome: made.ok ? "ready" : "refused" }
  }, async () => {
    await recordings.failStem(id, STEM_FAULT)
    await tell("recording.stems-changed", { stem_id: id })
  })
}

/** One try of the pack's job. */
export async function runPack({ recording_id: id, revision }: { recording_id: string; revision: number }, container: Resolver, run: Run): Promise<Outcome> {
  const recordings = container.resolve<Doors>(RECORDINGS)
  const [task, source] = await Promise.all([recordings.packTask(id, revision), recordings.ingestTask(id)])
  const sound = source?.sound
  if (!task || !sound) return { outcome: "superseded" }
  const tell = tellerOf(container, task.seller_id, id)
  return attempt(run, async (folder) => {
    const progress = reportOf(packPhases, recordings, id, tell, run)
    const outcome = await packAll({ recordings, task, sound, revision, folder, signal: run.signal, progress }).finally(() => progress.settled())
    if (outcome !== "superseded") await tell(`recording.stems-${outcome}`, { stems: task.stems.length })
    return { outcome }
  }, async () => {
    await recordings.failStems(id, { revision }, PACK_FAULT)
    await tell("recording.stems-failed", { message: PACK_FAULT })
  })
}

/** Work in a folder of its own; what failed for good is told in words before it is thrown. */
async function attempt(run: Run, work: (folder: string) => Promise<Outcome>, giveUp: () => Promise<void>): Promise<Outcome> {
  await sweepWorkFolders()
  try {
    return await withWorkFolder(work)
  } catch (error) {
    if (run.isLast || error instanceof PermanentFailure) await giveUp()
    throw error
  }
}

function reportOf<Name extends string>(phases: Phases<Name>, recordings: Doors, id: string, tell: Teller, run: Run): ProgressReport<Name> {
  return new ProgressReport(phases, async (at) => {
    await recordings.recordStemsProgress(id, at).catch(warnUntold)
    await run.progress(at.fraction).catch(warnUntold)
    await tell("recording.stems-progress", at)
  })
}

const tellerOf = (container: Resolver, sellerId: string, id: string) => teller(container, sellerId, `recording:${id}`, { recording_id: id })
