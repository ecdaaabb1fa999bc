import { foldTempo, relativeOf, sameTempo, type KeyName } from "@max-booster/music"
import type { TempoAndKey } from "@max-booster/extension-api"

/** What one engine heard. */
export type Reading = TempoAndKey & { engine: string; engineVersion: string }

/** Below this an engine is guessing. */
const SURE = 0.3

/**
 * Makes one answer of what several engines heard, the most trusted first: tempos are folded into the genre's range, and
 * the producer is asked to confirm when engines disagree, none is sure, or nothing was heard.
 * @throws {RangeError} when there are no readings
 */
export function reconcile(readings: readonly Reading[], genre: string | null): Reading & { askToConfirm: boolean } {
  const [first, ...others] = readings.map((reading) => fold(reading, genre))
  if (!first) throw new RangeError("No engine gave a reading")
  const bpm = first.bpm ?? others.find((other) => other.bpm !== null)?.bpm ?? null
  const key = first.key ?? others.find((other) => other.key !== null)?.key ?? null
  const doubts = others.some((other) => !agreeOnTempo(bpm, other.bpm) || !agreeOnKey(key, other.key))
  const unsure = bpm === null || key === null || first.bpmConfidence < SURE || first.keyConfidence < SURE
  return { ...first, bpm, key, askToConfirm: doubts || unsure }
}

function fold(reading: Reading, genre: string | null): Reading {
  return { ...reading, bpm: reading.bpm === null ? null : tidy(foldTempo(reading.bpm, genre ?? undefined)) }
}

/** Two decimals; a tempo within 0.15 of a whole number was typed as that number. */
export function tidy(bpm: number): number {
  const whole = Math.round(bpm)
  return Math.abs(bpm - whole) < 0.15 ? whole : Math.round(bpm * 100) / 100
}

const agreeOnTempo = (a: number | null, b: number | null) => a === b || (a !== null && b !== null && sameTempo(a, b))

/** Relative keys share all their notes, and engines take one for the other: no reason to ask. */
const agreeOnKey = (a: KeyName | null, b: KeyName | null) => a === b || (a !== null && b !== null && relativeOf(a) === b)

