import type { Loudness, TagPlan } from "@max-booster/extension-api"

/** Sample rate of tags and previews, Hz. */
export const TAG_RATE = 44_100

/** What a shop without a tag of its own has. */
export const USUAL_PLAN: TagPlan = { firstAt: 2, every: 15, levelDb: 0, duckDb: 9 }

/** The bell's notes, Hz: a falling and rising fourth that no beat hides. */
export const BELL_NOTES = [1_975.5, 1_480, 1_975.5] as const

const NOTE_SECONDS = 0.22
const RING_SECONDS = 1.06
const BELL_LEVEL = 0.4
/** In which the beat is held back, and comes again. */
const FADE_SECONDS = 0.08
/** Between the end of a tag and the next, at least. */
const PAUSE_SECONDS = 1

/** The bell motif: the tag of a shop that has none. */
export function ringBell(): Float32Array {
  const seconds = NOTE_SECONDS * (BELL_NOTES.length - 1) + RING_SECONDS
  return Float32Array.from({ length: Math.round(seconds * TAG_RATE) }, (_, frame) =>
    BELL_NOTES.reduce((sum, hz, index) => sum + bell(hz, frame / TAG_RATE - index * NOTE_SECONDS), 0) * BELL_LEVEL)
}

/** A struck bell by frequency modulation (Chowning 1973): bright at first, pure as it fades. */
function bell(hz: number, t: number): number {
  if (t < 0 || t > RING_SECONDS) return 0
  const attack = Math.min(1, t / 0.004)
  const brightness = 1.5 * Math.exp(-t * 12)
  return attack * Math.exp(-t * 5) * Math.sin(2 * Math.PI * hz * t + brightness * Math.sin(2 * Math.PI * hz * 1.4 * t))
}

/**
 * One period of a tag as stereo samples, interleaved: channel 0 is the gain of the beat, channel 1 the tag itself. Looped, it covers a
 * preview of any length. A tag that is longer than the plan leaves room for comes earlier, or less often.
 * @param sound mono, at TAG_RATE
 */
export function renderTagPeriod(sound: Float32Array, plan: TagPlan): Float32Array {
  const lasts = sound.length / TAG_RATE
  const every = Math.max(plan.every, lasts + PAUSE_SECONDS)
  const firstAt = Math.min(plan.firstAt, every - lasts - FADE_SECONDS)
  const [level, duck] = [amplitude(plan.levelDb), amplitude(-plan.duckDb)]
  const frames = Math.round(every * TAG_RATE)
  const first = Math.round(firstAt * TAG_RATE)
  const period = new Float32Array(frames * 2)
  for (let frame = 0; frame < frames; frame++) {
    const since = frame - first
    period[frame * 2] = 1 - (1 - duck) * heldAt(since / TAG_RATE, lasts)
    period[frame * 2 + 1] = (sound[since] ?? 0) * level
  }
  return period
}

/** 0 where the beat is free, 1 where it is held back. */
const heldAt = (since: number, lasts: number) => Math.max(0, Math.min(1, Math.min(since + FADE_SECONDS, lasts + FADE_SECONDS - since) / FADE_SECONDS))

const amplitude = (db: number) => 10 ** (db / 20)

/** LUFS of a tag, and the highest sample that it may have: loud enough to be understood over a beat that is held back. */
const TAG_LUFS = -16
const TAG_PEAK = 0.89

/** A recorded or spoken tag, as loud as every tag. */
export function matchTag(samples: Float32Array, { integratedLufs }: Pick<Loudness, "integratedLufs">): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const wished = integratedLufs === null ? Infinity : amplitude(TAG_LUFS - integratedLufs)
  const gain = peak > 0 ? Math.min(wished, TAG_PEAK / peak) : 1
  return samples.map((sample) => sample * gain)
}
