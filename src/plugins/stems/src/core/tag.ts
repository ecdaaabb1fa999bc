/** The audible tag of a preview: a bell motif, again and again, over the beat held back. */
export const TAG = {
  sampleRate: 44_100,
  /** First tag after so many seconds. */
  firstAt: 2,
  /** Seconds from tag to tag. */
  every: 15,
  /** Seconds for which the beat is held back. */
  lasts: 1.5,
  /** How loud the beat stays under a tag, as an amplitude. */
  duck: 0.35,
  /** The motif's notes, Hz: a falling and rising fourth that no beat hides. */
  notes: [1_975.5, 1_480, 1_975.5],
} as const

const NOTE_SECONDS = 0.22
const FADE_SECONDS = 0.08
const LEVEL = 0.4

/**
 * One period of the tag as stereo samples, interleaved: channel 0 is the gain of the beat, channel 1 the tag itself.
 * Looped, it covers a preview of any length.
 */
export function renderTagPeriod(): Float32Array {
  const { sampleRate, every, firstAt } = TAG
  const frames = every * sampleRate
  const period = new Float32Array(frames * 2)
  for (let frame = 0; frame < frames; frame++) {
    const since = frame / sampleRate - firstAt
    period[frame * 2] = gainAt(since)
    period[frame * 2 + 1] = motifAt(since)
  }
  return period
}

function gainAt(since: number): number {
  const { lasts, duck } = TAG
  const inside = Math.min(since + FADE_SECONDS, lasts - since) / FADE_SECONDS
  return 1 - (1 - duck) * Math.max(0, Math.min(1, inside))
}

function motifAt(since: number): number {
  return TAG.notes.reduce((sum, hz, index) => sum + bell(hz, since - index * NOTE_SECONDS), 0) * LEVEL
}

/** A struck bell by frequency modulation (Chowning 1973): bright at first, pure as it fades. */
function bell(hz: number, t: number): number {
  if (t < 0 || t > 1.2) return 0
  const attack = Math.min(1, t / 0.004)
  const brightness = 1.5 * Math.exp(-t * 12)
  return attack * Math.exp(-t * 5) * Math.sin(2 * Math.PI * hz * t + brightness * Math.sin(2 * Math.PI * hz * 1.4 * t))
}
