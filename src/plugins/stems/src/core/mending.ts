import type { ReleaseWavSpec } from "@max-booster/api-contract"
import type { SourceFacts } from "@max-booster/extension-api"

/** So much of the silence stays before the first sound and after the last: a cut to the sample would click, and end a tail. ms */
const KEPT_MS = { start: 20, end: 500 }
/** Below the ceiling, dB: rounding to fewer bits moves a peak a little. */
const MARGIN_DB = 0.05

/** What a file becomes. `cut`: seconds from its beginning; null: all of it. */
export type Mending = { cut: { from: number; to: number } | null; sampleRate: number; channels: 2; bits: 16 | 24; ceilingDbtp: number | null }

/** What is to be done to a file: rates below 44.1 kHz are raised, mono becomes two equal channels, 16 bits stay 16 where nothing else is asked. @param silenceMs at its ends; null when it was not measured */
export function mendingOf({ sampleRate, bitDepth, durationMs }: Pick<SourceFacts, "sampleRate" | "bitDepth" | "durationMs">, silenceMs: { start: number; end: number } | null, { trim, ceilingDbtp, sampleRate: rate, bitDepth: bits }: ReleaseWavSpec): Mending {
  const from = Math.max(0, (silenceMs?.start ?? 0) - KEPT_MS.start) / 1_000
  const to = (durationMs - Math.max(0, (silenceMs?.end ?? 0) - KEPT_MS.end)) / 1_000
  return { cut: trim && to > from ? { from, to } : null, sampleRate: rate ?? Math.max(44_100, sampleRate), channels: 2, bits: bits ?? (bitDepth !== null && bitDepth <= 16 ? 16 : 24), ceilingDbtp }
}

/** The gain that brings a true peak under a ceiling, dB; 0 when it is there. Nothing is limited: only the level changes. */
export const gainUnder = (ceilingDbtp: number | null, truePeakDbtp: number | null): number =>
  ceilingDbtp === null || truePeakDbtp === null || truePeakDbtp <= ceilingDbtp ? 0 : ceilingDbtp - MARGIN_DB - truePeakDbtp
