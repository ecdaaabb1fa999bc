import { tonics, type KeyName, type Mode } from "@max-booster/music"
import type { KeyGuess } from "@max-booster/extension-api"
import type { Chroma } from "./chroma"

/**
 * How much each step above a tonic speaks for its key, in the chords and in the bass; negative: against it. Learned by softmax regression from
 * rendered beats whose key is known (`node bench/analysis/learn.mjs`), in the place of profiles from listeners (Krumhansl 1990): drums and
 * overtones are in them, too.
 */
const PROFILES: Record<Mode, { chords: readonly number[]; bass: readonly number[]; bias: number }> = {
  major: { chords: [0.78, -0.51, -0.23, -0.62, 0.75, 0.31, -0.29, 0.58, -0.39, 0.05, -0.92, 0.49], bass: [0.91, -0.11, -0.29, -0.32, -0.09, 0.54, -0.21, 0.21, 0.05, -0.08, -0.45, -0.16], bias: 0 },
  minor: { chords: [1.1, -0.88, -0.02, 0.77, -0.13, -0.04, -0.33, 0.36, 0.29, -1.15, 0.27, -0.24], bass: [1.08, -0.78, -0.26, -0.23, -0.2, 0.23, -0.3, -0.12, 0.38, 0.1, 0.17, -0.06], bias: 0.31 },
}

/** A chroma this flat is drums or noise: its largest value over its mean. */
const LEAST_CONTRAST = 1.25

/**
 * Finds the keys that chords and bass follow best. The whole recording votes, and each of its parts: a long break in another key weighs no more than its length.
 * @returns keys with weights that sum to 1, the likeliest first, and the confidence in it, 0 to 1; none when nothing tonal sounds
 */
export function findKey(whole: Chroma, parts: readonly Chroma[]): { keys: KeyGuess[]; confidence: number } {
  const mean = whole.chords.reduce((sum, value) => sum + value, 0) / 12
  if (mean === 0 || Math.max(...whole.chords) / mean < LEAST_CONTRAST) return { keys: [], confidence: 0 }
  const votes = parts.map(weightsOf)
  const keys = weightsOf(whole)
    .map(({ key, weight }, n) => ({ key, weight: votes.length === 0 ? weight : (weight + votes.reduce((sum, vote) => sum + (vote[n]?.weight ?? 0), 0) / votes.length) / 2 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 6)
  return { keys, confidence: keys[0]?.weight ?? 0 }
}

/** All 24 keys with their probability. */
function weightsOf({ chords, bass }: Chroma): KeyGuess[] {
  const [evenChords, evenBass] = [standardized(chords), standardized(bass)]
  const scored = (["major", "minor"] as const).flatMap((mode) => tonics.map((tonic, shift) => {
    const profile = PROFILES[mode]
    const fit = (values: readonly number[], weights: readonly number[]) => weights.reduce((sum, weight, step) => sum + weight * (values[(shift + step) % 12] as number), 0)
    return { key: `${tonic} ${mode}` as KeyName, score: fit(evenChords, profile.chords) + fit(evenBass, profile.bass) + profile.bias }
  }))
  const best = Math.max(...scored.map(({ score }) => score))
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - best), 0)
  return scored.map(({ key, score }) => ({ key, weight: Math.exp(score - best) / total }))
}

/** Of mean 0 and deviation 1; all 0 when flat. */
function standardized(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (deviation > 1e-9 ? (value - mean) / deviation : 0))
}
