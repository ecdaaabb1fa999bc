import { MARKETPLACE, RECORDINGS, RenditionRefusal, type Analysis, type AssetKind, type MarketplaceDoor, type RecordingsDoor, type Rendition, type RenditionSubject, type RenditionTask, type RenditionsDoor, type StemsDoor, type VoiceTagsDoor, type VoiceTagSettings } from "@max-booster/extension-api"
import { PermanentFailure, type Resolver, sweepWorkFolders, withWorkFolder } from "@max-booster/jobs"
import { fetchSource } from "../ingest/fetch-source"
import { ProgressReport } from "../ingest/progress"
import { teller, warnUntold } from "../ingest/tell"
import { laidTag } from "../laid-tag"
import { secondsLeft } from "./seconds-left"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }
type Doors = RecordingsDoor & RenditionsDoor & StemsDoor & VoiceTagsDoor

const OUR_FAULT = "Something went wrong on our side while this was made. Try again, and tell the shop if it fails once more."
const LOOK_MS = 1_000

/**
 * One try of a rendition's job: tells its row and the producer's open pages how it goes and how it ended, and stops when it is given up.
 * @returns the outcome, kept with the job
 * @throws what failed, so that the queue tries again
 */
export async function runRendition(id: string, kinds: readonly Rendition[], container: Resolver, run: Run): Promise<{ outcome: string }> {
  const recordings = container.resolve<Doors>(RECORDINGS)
  await sweepWorkFolders()
  const task = await recordings.startRendition(id)
  if (!task) return { outcome: "superseded" }
  const tell = teller(container, task.seller_id, `recording:${task.recording_id}`, { recording_id: task.recording_id, rendition_id: id })
  const givenUp = new AbortController()
  const signal = AbortSignal.any([run.signal, givenUp.signal])
  const watch = setInterval(() => { recordings.isRenditionWanted(id).then((isWanted) => { if (!isWanted) givenUp.abort(new Error("Given up by its producer")) }, warnUntold) }, LOOK_MS)
  try {
    const isKept = await make(task, kinds, container, signal, async (at) => {
      await recordings.recordRenditionProgress(id, at).catch(warnUntold)
      await run.progress(at.fraction).catch(warnUntold)
      await tell("rendition.progress", at)
    })
    if (isKept) await tell("rendition.ready", {})
    return { outcome: isKept ? "ready" : "cancelled" }
  } catch (error) {
    if (givenUp.signal.aborted) return { outcome: "cancelled" }
    if (error instanceof RenditionRefusal) {
      await recordings.refuseRendition(id, { code: error.code, message: error.message })
      await tell("rendition.refused", { code: error.code, message: error.message })
      return { outcome: "refused" }
    }
    if (run.isLast || error instanceof PermanentFailure) {
      await recordings.failRendition(id, OUR_FAULT)
      await tell("rendition.failed", { message: OUR_FAULT })
    }
    throw error
  } finally {
    clearInterval(watch)
  }
}

type Send = (progress: { phase: string; fraction: number; seconds_left: number | null }) => Promise<void>

async function make(task: RenditionTask, kinds: readonly Rendition[], container: Resolver, signal: AbortSignal, send: Send): Promise<boolean> {
  const recordings = container.resolve<Doors>(RECORDINGS)
  const kind = kinds.find((each) => each.kind === task.kind)
  if (!kind) throw new PermanentFailure(`Nothing here makes “${task.kind}”: is its plugin registered in medusa-config.ts?`)
  const subjectOf = (recordingId: string) => ownSubject(container, task.seller_id, recordingId)
  const subject = await subjectOf(task.recording_id)
  if (!subject) throw new RenditionRefusal("not-ready", "The recording is not ready, or it was removed. Try again when it is ready.")
  const began = Date.now()
  const progress = new ProgressReport<string>(kind.phases, (at) => send({ ...at, seconds_left: secondsLeft(at.fraction, Date.now() - began) }))
  return withWorkFolder(async (folder) => {
    const fetch = async (assetKind: AssetKind, { variant = "", recordingId = subject.id }: { variant?: string; recordingId?: string } = {}) => {
      const from = recordingId === subject.id ? subject : await subjectOf(recordingId)
      const file = from?.files.find((each) => each.kind === assetKind && each.variant === variant)
      if (!file) throw new Error(`Recording ${recordingId} has no ${assetKind}${variant && ` ${variant}`}`)
      return fetchSource(await recordings.openAsset(file.id), file.checksum, folder, signal, `${assetKind}-${file.id}`)
    }
    const voiceTag = async (settings?: VoiceTagSettings) => laidTag(recordings, await recordings.voiceTagOf(task.seller_id), settings, { folder, signal })
    const keepAnalysis = (analysis: Analysis) => recordings.recordAnalysis(subject.id, analysis)
    const made = await kind.make({ spec: kind.spec.parse(task.spec), subject, fetch, other: subjectOf, voiceTag, keepAnalysis, stems: () => recordings.stemsOf(subject.id), folder, signal, during: (phase, work) => progress.during(phase, work) }).finally(() => progress.settled())
    return recordings.completeRendition(task.id, made)
  })
}

async function ownSubject(container: Resolver, sellerId: string, recordingId: string): Promise<RenditionSubject | null> {
  const subject = await container.resolve<Doors>(RECORDINGS).renditionSubject(recordingId)
  if (subject?.seller_id !== sellerId) return null
  const [seller] = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([sellerId])
  return { ...subject, artist: seller?.name ?? "" }
}
