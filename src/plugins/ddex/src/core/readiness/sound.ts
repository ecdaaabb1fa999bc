import type { Measures, ReleaseRecording } from "@max-booster/extension-api"

/** The sound of a track as it would be delivered. */
export type Delivered = { sampleRate: number; bitDepth: number | null; channels: number; durationMs: number; truePeakDbtp: number | null; loudnessLufs: number | null; measures: Measures | null }

/** What is heard of a recording's file for stores; null until it was looked at. A mended WAV is 44.1 kHz and 16 bit. */
export function deliveredOf({ sound, lossless, analysis }: ReleaseRecording): Delivered | null {
  if (!sound) return null
  const heard = lossless?.heard
  const { facts, loudness } = heard?.sound ?? sound
  const mended = lossless?.kind === "wav" && !heard
  return {
    sampleRate: mended ? 44_100 : facts.sampleRate, bitDepth: mended ? 16 : facts.bitDepth, channels: mended ? 2 : facts.channels, durationMs: facts.durationMs,
    truePeakDbtp: loudness.truePeakDbtp, loudnessLufs: loudness.integratedLufs, measures: heard ? heard.measures : (analysis?.measures ?? null),
  }
}
