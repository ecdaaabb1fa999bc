import { ONSET_STEP } from "../onsets"
import { centered } from "./autocorrelation"

/** How firmly beats keep their distance (Ellis 2007). */
const TIGHTNESS = 120
/** More than a page draws. */
const MOST = 1_000

/** Times of beats, seconds, and of the first beat of a bar, where it stands out from the others. */
export type Beats = { beats: number[]; firstDownbeat: number | null }

/**
 * Places beats of a tempo where notes begin, by dynamic programming (Ellis 2007, "Beat tracking by dynamic programming").
 * @param bands onset strengths of BANDS
 */
export function placeBeats(bands: readonly Float32Array[], bpm: number): Beats {
  const strengths = bands.map(centered)
  const frames = strengths[0]?.length ?? 0
  const all = Float32Array.from({ length: frames }, (_, n) => strengths.reduce((sum, band) => sum + (band[n] as number), 0))
  const beats = backtrack(all, 60 / bpm / ONSET_STEP).slice(0, MOST)
  const downbeat = downbeatOf(beats, strengths)
  const inSeconds = beats.map((frame) => Math.round(frame * ONSET_STEP * 1_000) / 1_000)
  return { beats: inSeconds, firstDownbeat: downbeat === null ? null : (inSeconds[downbeat] ?? null) }
}

function backtrack(strengths: Float32Array, period: number): number[] {
  const [nearest, farthest] = [Math.round(period / 2), Math.round(period * 2)]
  const penalty = Float64Array.from({ length: farthest + 1 }, (_, distance) => (distance < nearest ? -Infinity : -TIGHTNESS * Math.log(distance / period) ** 2))
  const score = new Float64Array(strengths.length)
  const before = new Int32Array(strengths.length).fill(-1)
  for (let n = 0; n < strengths.length; n++) {
    let best = 0
    for (let distance = nearest; distance <= Math.min(farthest, n); distance++) {
      const value = (score[n - distance] as number) + (penalty[distance] as number)
      if (value <= best) continue
      best = value
      before[n] = n - distance
    }
    score[n] = (strengths[n] as number) + best
  }
  let at = Math.max(0, strengths.length - Math.ceil(period))
  for (let n = at; n < strengths.length; n++) if ((score[n] as number) > (score[at] as number)) at = n
  const beats: number[] = []
  for (; at >= 0 && strengths.length > 0; at = before[at] as number) beats.push(at)
  return beats.reverse()
}

/** Which of the first four beats begins a bar: kicks and basses stand there, snares do not. */
function downbeatOf(beats: readonly number[], [low, , snare]: readonly Float32Array[]): number | null {
  if (!low || !snare || beats.length < 16) return null
  const near = (band: Float32Array, frame: number) => Math.max(band[frame - 1] ?? 0, band[frame] ?? 0, band[frame + 1] ?? 0)
  const weights = [0, 0, 0, 0]
  beats.forEach((frame, n) => { weights[n % 4] = (weights[n % 4] as number) + (near(low, frame) - 0.5 * near(snare, frame)) / (beats.length / 4) })
  const [first = 0, second = 0] = [...weights].sort((a, b) => b - a)
  return first - second > 0.3 ? weights.indexOf(first) : null
}
