import { ONSET_STEP } from "../onsets"
import { around, centered, correlate, type Correlation } from "./autocorrelation"

/** Tempos that are looked at, BPM. */
export const TEMPO = { min: 48, max: 216 } as const
const GRID = 1.005
/** Lags that are looked at, in frames: a bar of the slowest tempo, and two in everything, to place a tempo exactly. */
const BAR = Math.ceil((4 * 60) / TEMPO.min / ONSET_STEP) + 2
const TWO_BARS = 2 * BAR
const MOST = 14

/** What repeats in a rhythm, and how many notes begin a second, by band (low, body, snare, hats) and in all of them. */
export type Rhythm = { repeats: Correlation[]; snareAfterKick: Correlation; hatAfterKick: Correlation; rates: number[]; frames: number }

/** A tempo that would explain a rhythm, and what speaks for it. */
export type Candidate = { bpm: number; evidence: number[] }

export function rhythmOf(bands: readonly Float32Array[]): Rhythm {
  const even = bands.map(centered)
  const all = centered(Float32Array.from(even[0] ?? [], (_, n) => even.reduce((sum, band) => sum + (band[n] as number), 0)))
  const [low = all, , snare = all, hats = all] = even
  return {
    repeats: [...even.map((band) => correlate(band, band, BAR)), correlate(all, all, TWO_BARS)],
    snareAfterKick: correlate(low, snare, BAR), hatAfterKick: correlate(low, hats, BAR),
    rates: bands.map(onsetRate), frames: all.length,
  }
}

/** Notes a second: peaks over a quarter of a loud one, at least 50 ms apart. */
function onsetRate(band: Float32Array): number {
  if (band.length === 0) return 0
  const loud = [...band].sort((a, b) => a - b)[Math.floor(band.length * 0.98)] ?? 0
  let count = 0
  let last = -10
  for (let n = 1; n + 1 < band.length; n++) {
    const here = band[n] as number
    if (here <= loud / 4 || here < (band[n - 1] as number) || here <= (band[n + 1] as number) || n - last < 5) continue
    count++
    last = n
  }
  return count / (band.length * ONSET_STEP)
}

/** The tempos at which a rhythm repeats best, with their halves, doubles and thirds: one of them is what a musician counts. */
export function candidatesOf(rhythm: Rhythm): Candidate[] {
  const all = rhythm.repeats.at(-1) ?? new Float32Array(0)
  const salience = (bpm: number) => { const beat = framesOf(bpm); return [1, 2, 3, 4].reduce((sum, beats) => sum + around(all, beat * beats), 0) }
  const grid = Array.from({ length: Math.ceil(Math.log(TEMPO.max / TEMPO.min) / Math.log(GRID)) }, (_, n) => TEMPO.min * GRID ** n)
  const heights = grid.map(salience)
  const peaks = grid.map((bpm, n) => ({ bpm, height: heights[n] as number }))
    .filter(({ height }, n) => height > 0.05 && height >= (heights[n - 1] ?? -1) && height > (heights[n + 1] ?? -1))
    .sort((a, b) => b.height - a.height)
  const related = peaks.slice(0, 3).flatMap(({ bpm }) => [2, 0.5, 1.5, 2 / 3, 4 / 3, 0.75].map((factor) => bpm * factor))
  const tempos: number[] = []
  for (const bpm of [...peaks.slice(0, 8).map((peak) => peak.bpm), ...related].filter((each) => each >= TEMPO.min && each <= TEMPO.max).map((each) => refine(all, each)))
    if (!tempos.some((known) => Math.abs(known / bpm - 1) < 0.02)) tempos.push(bpm)
  return tempos.slice(0, MOST).map((bpm) => ({ bpm, evidence: evidenceFor(rhythm, bpm) }))
}

const RATIOS = [0.25, 1 / 3, 0.5, 2 / 3, 0.75, 1, 1.5, 2, 3, 4] as const

/** What speaks for a tempo: the constant names its parts, in order. */
function evidenceFor({ repeats, snareAfterKick, hatAfterKick, rates }: Rhythm, bpm: number): number[] {
  const beat = framesOf(bpm)
  const height = Math.log2(bpm / 110)
  const seconds = 60 / bpm
  const density = rates.map((rate) => Math.log2(Math.max(0.1, rate * seconds)))
  return [
    height, height ** 2, height ** 3,
    ...repeats.flatMap((repeat) => RATIOS.map((ratio) => around(repeat, beat * ratio))),
    ...[0.5, 1, 1.5, 2, 3].map((ratio) => around(snareAfterKick, beat * ratio)),
    ...[0.25, 0.5, 1].map((ratio) => around(hatAfterKick, beat * ratio)),
    ...density, ...density.map((value) => value ** 2),
  ]
}

const framesOf = (bpm: number) => 60 / bpm / ONSET_STEP

/** Follows a tempo from one beat to eight: each doubling halves its error. */
function refine(all: Correlation, bpm: number): number {
  let beat = framesOf(bpm)
  for (const beats of [1, 2, 4, 8]) {
    const near = Math.round(beat * beats)
    const reach = Math.max(1, Math.round(near * 0.012))
    let best = near
    for (let lag = near - reach; lag <= near + reach; lag++) if ((all[lag] ?? -1) > (all[best] ?? -1)) best = lag
    if (best <= near - reach || best >= near + reach || best + 1 >= all.length || best < 2 || (all[best] as number) < 0.03) continue
    const [left, here, right] = [all[best - 1] as number, all[best] as number, all[best + 1] as number]
    const bend = left - 2 * here + right
    beat = (best + (bend < 0 ? (0.5 * (left - right)) / bend : 0)) / beats
  }
  return 60 / (beat * ONSET_STEP)
}
