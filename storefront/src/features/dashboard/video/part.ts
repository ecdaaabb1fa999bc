/** Longest part, seconds. */
export const MOST_SECONDS = 180
const SHORTEST = 5

/** A part of a beat, seconds. */
export type Part = { start: number; seconds: number }

/** Lengths to choose from, each with its words; whole up to three minutes. */
export function lengthsFor(duration: number): { seconds: number; label: string }[] {
  const whole = Math.min(duration, MOST_SECONDS)
  return [...[15, 30, 60].filter((seconds) => seconds < whole - 1).map((seconds) => ({ seconds, label: `${seconds} s` })), { seconds: whole, label: duration > MOST_SECONDS ? "3 minutes" : "Whole beat" }]
}

/** A part moved or lengthened, kept inside the beat. */
export function within({ start, seconds }: Part, duration: number): Part {
  const length = Math.min(Math.max(seconds, Math.min(SHORTEST, duration)), duration, MOST_SECONDS)
  return { start: Math.round(Math.max(0, Math.min(start, duration - length)) * 10) / 10, seconds: Math.round(length * 10) / 10 }
}

/** Where the loudest part begins: what a post should start with. */
export function loudestPart(peaks: readonly number[], seconds: number, duration: number): Part {
  const span = Math.max(1, Math.round((seconds / duration) * peaks.length))
  let sum = peaks.slice(0, span).reduce((total, peak) => total + peak, 0)
  let best = { at: 0, sum }
  for (let from = 1; from + span <= peaks.length; from++) {
    sum += (peaks[from + span - 1] ?? 0) - (peaks[from - 1] ?? 0)
    if (sum > best.sum + 1e-9) best = { at: from, sum }
  }
  return within({ start: (best.at / Math.max(1, peaks.length)) * duration, seconds }, duration)
}
