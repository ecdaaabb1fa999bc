import BeatTracking from "music-tempo/dist/node/BeatTracking"
import OnsetDetection from "music-tempo/dist/node/OnsetDetection"
import TempoInduction from "music-tempo/dist/node/TempoInduction"
import { ONSET_STEP } from "../../core/onsets"

/**
 * Finds the tempo of onset strengths with music-tempo, an implementation of BeatRoot (Dixon 2001).
 * @param strengths one each 10 ms, of mean 0 and deviation 1
 * @returns BPM; null when there are too few onsets for a beat
 */
export function trackBeats(strengths: number[]): number | null {
  if (strengths.length < 2 / ONSET_STEP) return null
  try {
    const onsets = OnsetDetection.findPeaks(strengths)
    const events = onsets.map((index) => index * ONSET_STEP)
    const clusters = TempoInduction.mergeClusters(TempoInduction.processRhythmicEvents(events))
    const tempos = TempoInduction.createTempoList({ ...clusters, ...TempoInduction.calculateScore(clusters) })
    const least = Math.min(...strengths.slice(0, 1), ...onsets.map((index) => strengths[index] ?? 0), 0)
    const scores = onsets.map((index) => (strengths[index] ?? 0) - least)
    const [best] = BeatTracking.trackBeat(events, scores, tempos).sort((a, b) => b.score - a.score)
    if (!best) return null
    best.fillBeats()
    return 60 / refine(best.events, best.beatInterval)
  } catch (error) {
    // "Fail to find peaks" and "Fail to find IOIs": nothing in it repeats.
    if (typeof error === "string") return null
    throw error
  }
}

/** The slope of a line through all beats; where beats slipped and it strays, the tracker's own interval. */
function refine(beats: readonly number[], interval: number): number {
  const count = beats.length
  if (count < 8) return interval
  const meanIndex = (count - 1) / 2
  const meanTime = beats.reduce((sum, time) => sum + time, 0) / count
  const covariance = beats.reduce((sum, time, index) => sum + (index - meanIndex) * (time - meanTime), 0)
  const slope = covariance / beats.reduce((sum, _, index) => sum + (index - meanIndex) ** 2, 0)
  return Math.abs(slope / interval - 1) < 0.02 ? slope : interval
}
