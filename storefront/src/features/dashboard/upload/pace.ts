/** How fast bytes go, smoothed so that the display is calm. Times in milliseconds, speed in bytes a second. */
export type Pace = { readonly at: number; readonly sent: number; readonly speed: number | null }

/** How long a measured speed counts, in milliseconds. */
const MEMORY_MS = 4_000
/** Two measurements closer than this say little. */
const STEP_MS = 250

export const startPace = (at: number, sent: number): Pace => ({ at, sent, speed: null })

/** The pace after another measurement. */
export function nextPace(pace: Pace, at: number, sent: number): Pace {
  const elapsed = at - pace.at
  if (elapsed < STEP_MS) return pace
  const measured = Math.max(0, ((sent - pace.sent) * 1_000) / elapsed)
  const weight = pace.speed === null ? 1 : 1 - Math.exp(-elapsed / MEMORY_MS)
  return { at, sent, speed: (pace.speed ?? 0) * (1 - weight) + measured * weight }
}

/** Seconds that the rest takes at this pace, or null while nobody can know. */
export const secondsLeft = ({ speed }: Pace, sent: number, total: number): number | null => (speed === null || speed < 1 ? null : Math.ceil((total - sent) / speed))

/** "2 minutes left", in a grain that does not flicker. */
export function formatLeft(seconds: number): string {
  if (seconds < 10) return "a few seconds left"
  if (seconds < 90) return `${Math.ceil(seconds / 10) * 10} seconds left`
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)} minutes left`
  return `${Math.ceil(seconds / 3_600)} hours left`
}
