import type { TempoGuess } from "@max-booster/extension-api"
import { candidatesOf, rhythmOf } from "./candidates"
import { WEIGHTS } from "./weights"

/** What a second tracker's answer adds to a candidate that it agrees with: enough to decide between two that are close, no more. */
const SECOND_OPINION = 1

/** A rhythm must repeat so much to have a tempo at all, 0 to 1. */
const LEAST_REPEAT = 0.08

/**
 * Finds the tempos that a musician would count to onset strengths, the likeliest first; their weights sum to 1.
 * @param bands onset strengths of BANDS
 * @param secondOpinion BPM that another tracker found
 * @returns none when nothing repeats
 */
export function hearTempo(bands: readonly Float32Array[], secondOpinion: number | null): { tempos: TempoGuess[]; confidence: number } {
  const rhythm = rhythmOf(bands)
  const scored = candidatesOf(rhythm).map(({ bpm, evidence }) => {
    const agrees = secondOpinion !== null && Math.abs(secondOpinion / bpm - 1) < 0.04
    return { bpm, repeat: repeatOf(evidence), score: evidence.reduce((sum, value, n) => sum + value * (WEIGHTS[n] as number), agrees ? SECOND_OPINION : 0) }
  }).sort((a, b) => b.score - a.score)
  const [best] = scored
  if (!best || Math.max(...scored.map(({ repeat }) => repeat)) < LEAST_REPEAT) return { tempos: [], confidence: 0 }
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)
  const tempos = scored.map(({ bpm, score }) => ({ bpm: Math.round(bpm * 100) / 100, weight: Math.exp(score - best.score) / total }))
  return { tempos, confidence: Math.min(1, (tempos[0]?.weight ?? 0) * Math.min(1, best.repeat * 2.5)) }
}

/** How much everything repeats after a beat, or better after a bar: found among the evidence. */
const repeatOf = (evidence: readonly number[]) => Math.max(evidence[3 + 4 * 10 + 5] ?? 0, evidence[3 + 4 * 10 + 9] ?? 0)
