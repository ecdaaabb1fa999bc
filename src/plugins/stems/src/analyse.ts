import type { Analysis, SourceSound } from "@max-booster/extension-api"
import { decodeAndMeasure } from "./ffmpeg/measure"
import { listen } from "./listen"

/** Of the shape of `Analysis`: one more when it changes. */
export const ANALYSIS_VERSION = 2

/** What an analysis does, with its share of the whole. */
export const analysisPhases = { decode: { label: "Measuring", weight: 3 }, listen: { label: "Finding tempo and key", weight: 12 } } as const

type During = <Result>(phase: keyof typeof analysisPhases, work: () => Promise<Result>) => Promise<Result>

/**
 * Says what there is to say of a checked file's sound.
 * @param folder the job's
 * @returns the analysis, and which engines failed at it
 */
export async function analyseSource(source: { path: string; sound: SourceSound; genre: string | null }, folder: string, signal: AbortSignal, during: During): Promise<{ analysis: Analysis; failures: string[] }> {
  const { facts, loudness } = source.sound
  const { monoPath, measures } = await during("decode", () => decodeAndMeasure(source.path, source.sound, folder, signal))
  const { failures, ...heard } = await during("listen", () => listen(monoPath, source.genre, folder, signal))
  const analysis: Analysis = {
    ...heard, measures, version: ANALYSIS_VERSION, analysedAt: new Date().toISOString(),
    durationMs: facts.durationMs, sampleRate: facts.sampleRate, channels: facts.channels, bitDepth: facts.bitDepth,
    loudnessLufs: loudness.integratedLufs, loudnessRangeLu: loudness.rangeLu, truePeakDbtp: loudness.truePeakDbtp,
  }
  return { analysis, failures }
}

/** An engine that failed was stood in for: the operator reads it, nobody else needs to. */
export function warnOf(recordingId: string, failures: readonly string[]): void {
  for (const failure of failures) console.warn(`Recording ${recordingId}: an analysis engine failed and another stood in: ${failure}`)
}
