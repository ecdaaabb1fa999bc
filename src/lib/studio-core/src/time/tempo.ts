import { QUARTER, type Id, type Tempo } from "../records/schema"

/** Ticks to seconds and back. Both rise strictly; before tick 0 the first tempo goes on. */
export type TempoMap = {
  secondsAt(tick: number): number
  /** Not rounded. */
  ticksAt(seconds: number): number
  bpmAt(tick: number): number
}

/** A stretch of one tempo or one ramp: `slope` in bpm a tick. */
type Stretch = { tick: number; seconds: number; bpm: number; slope: number }

/**
 * The map of a project's tempos (`Object.entries(project.tempos)`). A tempo holds up to the next one; with `ramp` it changes evenly, in bpm over ticks, to the next one's. Where two
 * stand at one tick the last by id counts. Time is the exact integral of 60 / (960 · bpm): along a ramp of slope k from b it is
 * 60 / (960 · k) · ln(1 + k · ticks / b).
 */
export function tempoMap(tempos: readonly (readonly [Id, Tempo])[]): TempoMap {
  const stretches: Stretch[] = []
  const sorted = [...tempos].sort(([a, x], [b, y]) => x.tick - y.tick || (a < b ? -1 : 1))
  const counted = sorted.filter(([, { tick }], index) => sorted[index + 1]?.[1].tick !== tick)
  for (const [index, [, { tick, bpm, ramp }]] of counted.entries()) {
    const next = counted[index + 1]?.[1]
    const last = stretches.at(-1)
    stretches.push({ tick, bpm, slope: ramp && next ? (next.bpm - bpm) / (next.tick - tick) : 0, seconds: last ? last.seconds + secondsIn(last, tick - last.tick) : 0 })
  }
  const first = stretches[0] ?? { tick: 0, seconds: 0, bpm: 120, slope: 0 }
  if (first.tick > 0) stretches.unshift({ tick: 0, seconds: 0, bpm: first.bpm, slope: 0 })
  for (const each of first.tick > 0 ? stretches.slice(1) : []) each.seconds += (first.tick * 60) / (QUARTER * first.bpm)

  const stretchAt = (key: "tick" | "seconds", value: number) => stretches[lastAtOrBefore(stretches, (each) => each[key], value)] ?? first
  return {
    secondsAt(tick) {
      const stretch = stretchAt("tick", tick)
      return stretch.seconds + secondsIn(stretch, tick - stretch.tick)
    },
    ticksAt(seconds) {
      const stretch = stretchAt("seconds", seconds)
      return stretch.tick + ticksIn(stretch, seconds - stretch.seconds)
    },
    bpmAt(tick) {
      const { bpm, slope, tick: from } = stretchAt("tick", tick)
      return tick < from ? bpm : bpm + slope * (tick - from)
    },
  }
}

function secondsIn({ bpm, slope }: Stretch, ticks: number): number {
  const straight = (ticks * 60) / (QUARTER * bpm)
  const bend = (slope * ticks) / bpm
  return bend === 0 || ticks < 0 ? straight : straight * (Math.log1p(bend) / bend)
}

function ticksIn({ bpm, slope }: Stretch, seconds: number): number {
  const straight = (seconds * QUARTER * bpm) / 60
  const bend = (slope * straight) / bpm
  return bend === 0 || seconds < 0 ? straight : straight * (Math.expm1(bend) / bend)
}

/** Index of the last of what is in order whose key is at or before a value; 0 when none is. */
export function lastAtOrBefore<T>(sorted: readonly T[], keyOf: (each: T) => number, value: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (keyOf(sorted[middle] as T) <= value) low = middle
    else high = middle - 1
  }
  return low
}
