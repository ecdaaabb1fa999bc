import type { Analysis, IngestTask, RecordingsDoor, SourceSound } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { measure } from "../ffmpeg/measure"
import { makePreview } from "../ffmpeg/preview"
import { render } from "../ffmpeg/render"
import { deliverablesOf } from "../formats"
import { listen } from "../listen"
import { drawWaveform } from "../peaks"
import type { Phases, ProgressReport } from "./progress"

/** What a part of an ingest works with: the checked source in the job's folder. */
export type PartWork = { recordings: RecordingsDoor; task: IngestTask; path: string; sound: SourceSound; folder: string; signal: AbortSignal; progress: ProgressReport<string> }

/** One of the jobs that follow the gate. Each can be run again: a stored file takes the place of the one before. */
export type Part = { share: number; phases: Phases<string>; work(work: PartWork): Promise<void> }

const fetch = { label: "Fetching the file", weight: 1 }

/** Tempo, key and measures. */
export const analyse: Part = {
  share: 0.28,
  phases: { fetch, decode: { label: "Decoding", weight: 3 }, listen: { label: "Finding tempo and key", weight: 12 } },
  async work({ recordings, task, path, sound: { facts, loudness }, folder, signal, progress }) {
    const { monoPath } = await progress.during("decode", () => measure(path, facts.channels, folder, signal))
    const { failures, ...heard } = await progress.during("listen", () => listen(monoPath, task.genre, folder, signal))
    for (const failure of failures) console.warn(`Recording ${task.id}: an analysis engine failed and another stood in: ${failure}`)
    const analysis: Analysis = {
      ...heard, durationMs: facts.durationMs, sampleRate: facts.sampleRate, channels: facts.channels, bitDepth: facts.bitDepth,
      loudnessLufs: loudness.integratedLufs, loudnessRangeLu: loudness.rangeLu, truePeakDbtp: loudness.truePeakDbtp,
    }
    await recordings.recordAnalysis(task.id, analysis)
  },
}

/** The waveform. */
export const draw: Part = {
  share: 0.08,
  phases: { fetch, decode: { label: "Decoding", weight: 3 }, draw: { label: "Drawing the waveform", weight: 3 } },
  async work({ recordings, task, path, sound, folder, signal, progress }) {
    const { monoPath } = await progress.during("decode", () => measure(path, sound.facts.channels, folder, signal))
    const { path: peaks, bars } = await progress.during("draw", () => drawWaveform(monoPath, folder, signal))
    await recordings.storeAsset(task.id, { kind: "peaks", path: peaks, filename: "peaks.dat", mime_type: "application/octet-stream" })
    await recordings.recordBars(task.id, bars)
  },
}

/** The tagged preview. */
export const preview: Part = {
  share: 0.18,
  phases: { fetch, preview: { label: "Making the tagged preview", weight: 12 } },
  async work({ recordings, task, path, sound: { facts, loudness }, folder, signal, progress }) {
    const made = await progress.during("preview", (report) => makePreview({ path, durationMs: facts.durationMs, channels: facts.channels, loudness }, folder, signal, report))
    await recordings.storeAsset(task.id, { kind: "preview", path: made, filename: "preview.mp3", mime_type: "audio/mpeg" })
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
