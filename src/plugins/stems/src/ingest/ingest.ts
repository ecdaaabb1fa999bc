import type { Analysis, IngestTask, MadeFile, RecordingsDoor } from "@max-booster/extension-api"
import type { SourceFacts } from "../core/judge"
import type { UploadRefusal } from "../core/refusals"
import { measure } from "../ffmpeg/measure"
import { makePreview } from "../ffmpeg/preview"
import { render } from "../ffmpeg/render"
import { checkUpload } from "../gate"
import { listen } from "../listen"
import { drawWaveform } from "../peaks"
import { deliverablesOf } from "../renditions"
import { fetchSource } from "./fetch-source"
import { fileName } from "../core/file-name"
import type { ProgressReport } from "./progress"
import { together } from "./together"

/** How an ingest ended; a failure is thrown. */
export type Ingested = { outcome: "ready"; analysis: Analysis } | { outcome: "refused"; refusal: UploadRefusal }

type Work = { recordings: RecordingsDoor; task: IngestTask; folder: string; signal: AbortSignal; progress: ProgressReport }

/**
 * Turns an uploaded file into a recording that can be sold: gate, loudness, tempo and key, waveform, tagged preview, deliverables.
 * Each step can be run again: a stored file takes the place of the one before.
 * @throws {Error} when there is no file, or something of ours fails
 */
export async function ingest({ recordings, task, folder, signal, progress }: Work): Promise<Ingested> {
  const { id, source, genre } = task
  if (!source) throw new Error(`Recording ${id} has no uploaded file`)
  const path = await progress.during("fetch", async () =>
    fetchSource(await recordings.openAsset(source.asset_id), await checksumOf(recordings, id), folder, signal))
  const gate = await progress.during("check", () => checkUpload(path, source.original_name, signal))
  if (!gate.ok) {
    await progress.settled()
    await recordings.markRefused(id, gate.error)
    return { outcome: "refused", refusal: gate.error }
  }
  const facts = gate.value
  const { loudness, monoPath } = await progress.during("measure", () => measure(path, facts.channels, folder, signal))
  const store = (file: MadeFile) => recordings.storeAsset(id, file)

  let analysis: Analysis | undefined
  await together(signal, async (either) => {
    const { levels, bars } = await progress.during("waveform", () => drawWaveform({ path, ...facts }, folder, either))
    const [finest] = levels
    if (finest) await store({ kind: "peaks", path: finest.path, filename: "peaks.dat", mime_type: "application/octet-stream" })
    const heard = await progress.during("listen", () => listen(monoPath, genre, folder, either))
    for (const failure of heard.failures) console.warn(`Recording ${id}: an analysis engine failed and another stood in: ${failure}`)
    analysis = toAnalysis(facts, loudness, heard, bars)
    await recordings.recordAnalysis(id, analysis)
  }, async (either) => {
    const preview = await progress.during("preview", (report) => makePreview({ path, durationMs: facts.durationMs, channels: facts.channels, loudness }, folder, either, report))
    await store({ kind: "preview", path: preview.mp3, filename: "preview.mp3", mime_type: "audio/mpeg" })
    for (const { kind, rendition } of deliverablesOf(facts)) {
      const made = await progress.during(kind, (report) => render({ path, facts }, rendition, folder, either, report))
      await store({ kind, path: made, filename: fileName(source.original_name, rendition.extension), mime_type: rendition.mimeType })
    }
  })
  if (!analysis) throw new Error(`Recording ${id} ended without an analysis`)
  // A late progress would stand over the end.
  await progress.settled()
  await recordings.markReady(id)
  return { outcome: "ready", analysis }
}

async function checksumOf(recordings: RecordingsDoor, id: string): Promise<string | null> {
  return (await recordings.assetsOf(id)).find(({ kind }) => kind === "source")?.checksum ?? null
}

type Loudness = Awaited<ReturnType<typeof measure>>["loudness"]
type Heard = Awaited<ReturnType<typeof listen>>

const toAnalysis = (facts: SourceFacts, loudness: Loudness, { failures: _, ...heard }: Heard, peaks: number[]): Analysis => ({
  ...heard, peaks,
  durationMs: facts.durationMs, sampleRate: facts.sampleRate, channels: facts.channels, bitDepth: facts.bitDepth,
  loudnessLufs: loudness.integratedLufs, loudnessRangeLu: loudness.rangeLu, truePeakDbtp: loudness.truePeakDbtp,
})
