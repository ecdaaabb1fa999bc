import { tonics, type KeyName } from "@max-booster/music"

/** Sha'ath 2011, "Estimation of key in digital music recordings": how much each step of a scale sounds, the tonic first. */
const PROFILES = {
  major: [6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4],
  minor: [6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2],
} as const

/** A correlation below this is what drums and noise reach. */
const LEAST_CORRELATION = 0.35

/**
 * Finds the key whose profile a chroma follows best (Krumhansl 1990, with Sha'ath's profiles).
 * @param chroma twelve values, C first
 * @returns the key and a confidence from 0 to 1: how well it fits, less when another fits nearly as well
 */
export function findKey(chroma: readonly number[]): { key: KeyName | null; confidence: number } {
  const candidates = (["major", "minor"] as const)
    .flatMap((mode) => tonics.map((tonic, shift) => ({ key: `${tonic} ${mode}` as KeyName, fit: correlate(chroma, rotate(PROFILES[mode], shift)) })))
    .sort((a, b) => b.fit - a.fit)
  const [best, second] = candidates
  if (!best || !second || best.fit < LEAST_CORRELATION) return { key: null, confidence: 0 }
  const clear = Math.min(1, 0.5 + (best.fit - second.fit) * 5)
  return { key: best.key, confidence: Math.max(0, Math.min(1, best.fit)) * clear }
}

const rotate = (profile: readonly number[], by: number) => profile.map((_, pitch) => profile[(pitch - by + 12) % 12] ?? 0)

/** Pearson's correlation. */
function correlate(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  const shared = a.reduce((sum, value, n) => sum + (value - meanA) * ((b[n] ?? 0) - meanB), 0)
  const spread = Math.sqrt(a.reduce((sum, value) => sum + (value - meanA) ** 2, 0) * b.reduce((sum, value) => sum + (value - meanB) ** 2, 0))
  return spread > 0 ? shared / spread : 0
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
