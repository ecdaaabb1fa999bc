import type { AnalysisView } from "@max-booster/api-contract"
import { formatDuration } from "../../../lib/format"

type Heard = Pick<AnalysisView, "measures" | "true_peak_dbtp" | "loudness_lufs" | "channels">

/** Silence at an end that listeners notice, ms. */
const LONG_SILENCE_MS = 1_000
/** -46 dBFS: an offset this large costs headroom and clicks at cuts. */
const LARGE_OFFSET = 0.005

/** What is wrong with a recording's sound, in words that say what to do; empty when nothing is. */
export function sayTroubles({ measures, true_peak_dbtp: peak, loudness_lufs: loudness, channels }: Heard): string[] {
  if (!measures) return []
  const { clipping: { runs, first_ms: [first] }, silence_ms: { start, end }, dc_offset: offset, stereo_correlation: correlation, dynamic_range_dr: range } = measures
  return [
    runs > 0 && `Clips in ${runs} place${runs === 1 ? "" : "s"}${first === undefined ? "" : `, ${runs === 1 ? "" : "first "}at ${formatDuration(first)}`}: lower the level before the last limiter.`,
    peak !== null && peak > 0 && runs === 0 && `Peaks at ${peak.toFixed(1)} dBTP between samples: lossy files made of it may distort. Leave 1 dB.`,
    start > LONG_SILENCE_MS && `${seconds(start)} of silence at the start.`,
    end > LONG_SILENCE_MS && `${seconds(end)} of silence at the end.`,
    Math.abs(offset) > LARGE_OFFSET && `The waveform stands off the middle by ${(Math.abs(offset) * 100).toFixed(1)}%: take the DC offset out.`,
    channels === 2 && correlation !== null && correlation < 0 && "Left and right work against each other: on one speaker parts of it vanish.",
    range !== null && range < 5 && loudness !== null && loudness > -9 && `Very dense (DR${range}): streaming services turn it down, and nothing of its loudness stays.`,
  ].filter((each): each is string => typeof each === "string")
}

/** The other measures, name and value. */
export function listMeasures({ measures, loudness_range_lu: lra, channels }: AnalysisView): [name: string, value: string][] {
  const { plr_lu: plr, dynamic_range_dr: range, stereo_correlation: correlation } = measures ?? { plr_lu: null, dynamic_range_dr: null, stereo_correlation: null }
  const rows: [string, string | null][] = [
    ["Loudness range", lra === null ? null : `${lra.toFixed(1)} LU`], ["Dynamic range", range === null ? null : `DR${range}`], ["Peak to loudness", plr === null ? null : `${plr.toFixed(1)} LU`],
    ["Stereo", channels === 1 ? "Mono" : correlation === null ? null : sayWidth(correlation)],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null)
}

const sayWidth = (correlation: number) => `${correlation > 0.98 ? "Both sides the same" : correlation > 0.7 ? "Narrow" : correlation > 0.2 ? "Wide" : "Very wide"} (${correlation.toFixed(2)})`
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
