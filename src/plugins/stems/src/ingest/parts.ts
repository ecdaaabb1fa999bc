import type { IngestTask, RecordingsDoor, SourceSound, VoiceTagsDoor } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { render } from "../ffmpeg/render"
import { deliverablesOf } from "../formats"
import { analyseSource, analysisPhases, warnOf } from "../analyse"
import { drawWaveform } from "../peaks"
import { renewPreview } from "../renew-preview"
import type { Phases, ProgressReport } from "./progress"

/** What a part of an ingest works with: the checked source in the job's folder. */
export type PartWork = { recordings: RecordingsDoor & VoiceTagsDoor; task: IngestTask; path: string; sound: SourceSound; folder: string; signal: AbortSignal; progress: ProgressReport<string> }

/** One of the jobs that follow the gate. Each can be run again: a stored file takes the place of the one before. */
export type Part = { share: number; phases: Phases<string>; work(work: PartWork): Promise<void> }

const fetch = { label: "Fetching the file", weight: 1 }

/** Tempo, key and measures. */
export const analyse: Part = {
  share: 0.28,
  phases: { fetch, ...analysisPhases },
  async work({ recordings, task, path, sound, folder, signal, progress }) {
    const analysed = await analyseSource({ path, sound, genre: task.genre }, folder, signal, (phase, work) => progress.during(phase, work))
    warnOf(task.id, analysed.failures)
    await recordings.recordAnalysis(task.id, analysed.analysis)
  },
}

/** The waveform; its levels are told apart by their samples a pixel. */
export const draw: Part = {
  share: 0.08,
  phases: { fetch, draw: { label: "Drawing the waveform", weight: 3 } },
  async work({ recordings, task, path, sound: { facts }, folder, signal, progress }) {
    const { levels, bars } = await progress.during("draw", () => drawWaveform({ path, ...facts }, folder, signal))
    for (const { framesPerPixel, path: peaks } of levels)
      await recordings.storeAsset(task.id, { kind: "peaks", variant: String(framesPerPixel), path: peaks, filename: `peaks-${framesPerPixel}.dat`, mime_type: "application/octet-stream" })
    await recordings.recordBars(task.id, bars)
  },
}

/** The tagged preview. */
export const preview: Part = {
  share: 0.18,
  phases: { fetch, preview: { label: "Making the tagged preview", weight: 12 } },
  async work({ progress, ...work }) {
    await progress.during("preview", (report) => renewPreview({ ...work, report }))
  },
}

/** The files that buyers get. */
export const deliver: Part = {
  share: 0.22,
  phases: { fetch, mp3: { label: "Making the MP3", weight: 14 }, wav: { label: "Making the WAV", weight: 4 } },
  async work({ recordings, task, path, sound: { facts }, folder, signal, progress }) {
    for (const { kind, format } of deliverablesOf(facts)) {
      const made = await progress.during(kind, (report) => render({ path, facts }, format, folder, signal, report))
      await recordings.storeAsset(task.id, { kind, path: made, filename: fileName(task.source?.original_name ?? "", format.extension), mime_type: format.mimeType })
    }
  },
}
