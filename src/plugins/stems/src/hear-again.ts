import { RECORDINGS, type RecordingsDoor, type RenditionsDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { sweepWorkFolders, withWorkFolder } from "@max-booster/jobs"
import { analyseSource, warnOf } from "./analyse"
import { fetchSource } from "./ingest/fetch-source"
import { enginesHere, nameEngines } from "./listen"
import { toEarlier } from "./renditions/analysis"

/**
 * Analyses a ready recording again: its files and its producer's word stay.
 * @returns the outcome, kept with the job: gone · current (the engines here heard it already) · heard
 */
export async function runHearAgain(recordingId: string, container: Resolver, signal: AbortSignal): Promise<{ outcome: string }> {
  const recordings = container.resolve<RecordingsDoor & RenditionsDoor>(RECORDINGS)
  await sweepWorkFolders()
  const subject = await recordings.renditionSubject(recordingId)
  const source = subject?.files.find(({ kind }) => kind === "source")
  if (!subject || !source) return { outcome: "gone" }
  if (nameEngines(subject.analysis?.readings ?? []) === await enginesHere()) return { outcome: "current" }
  return withWorkFolder(async (folder) => {
    const path = await fetchSource(await recordings.openAsset(source.id), source.checksum, folder, signal)
    const { analysis, failures } = await analyseSource({ path, sound: subject.sound, genre: subject.genre }, folder, signal, (_phase, work) => work())
    warnOf(recordingId, failures)
    await recordings.recordAnalysis(recordingId, { ...analysis, previous: toEarlier(subject.analysis) })
    return { outcome: "heard" }
  })
}
