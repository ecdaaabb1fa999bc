import type { KeyName } from "./key"
import { relativeOf } from "./key"
import { genreOf } from "./genres"
import { foldTempo, sameTempo } from "./tempo"

/** A tempo that an engine would count, BPM; the weights of an engine's guesses sum to at most 1. */
export type TempoGuess = { bpm: number; weight: number }
/** A key that an engine would name; weights as with tempos. */
export type KeyGuess = { key: KeyName; weight: number }

/** What one engine heard: its word, and its guesses where it tells them, the likeliest first. */
export type EngineReading = { bpm: number | null; key: KeyName | null; tempos?: readonly TempoGuess[] | undefined; keys?: readonly KeyGuess[] | undefined }

/** What was chosen of several readings; `votes` is its share of them, 0 to 1, and `each` the word of every engine in the same genre. */
export type Choice<Value> = { value: Value | null; votes: number; each: (Value | null)[]; agree: boolean }

/** What engines after the first count, measured on rendered beats: their word decides what is close. */
const TRUST = { tempo: 0.15, key: 0.5 } as const
/** A tempo folded into the genre's range by rule, not heard there, counts half. */
const FOLDED = 0.5
/** Two engines seldom give the same hundredth. */
const NEAR = 0.04
/** Ranges are habits, not laws. */
const SLACK = 0.01

/**
 * Chooses a tempo: each engine's guesses within the genre's range vote with their weights, the most trusted engine's first; one that guesses nothing
 * there votes with its word folded into the range. Pure, so that a page may choose again when its genre changes.
 * @param readings the most trusted first
 */
export function chooseTempo(readings: readonly EngineReading[], genreId?: string): Choice<number> {
  const guesses = readings.map((reading) => tempoGuesses(reading, genreId))
  const votes = guesses.flatMap((own, rank) => own.map(({ bpm, weight }) => ({ bpm, weight: weight * (rank === 0 ? 1 : TRUST.tempo) })))
  const totals = votes.map(({ bpm }) => votes.reduce((sum, vote) => sum + (Math.abs(vote.bpm / bpm - 1) <= NEAR ? vote.weight : 0), 0))
  const best = totals.indexOf(Math.max(...totals))
  const value = votes[best] ? tidy(votes[best].bpm) : null
  const each = guesses.map(([first]) => (first ? tidy(first.bpm) : null))
  return { value, votes: shareOf(totals[best], votes), each, agree: each.every((bpm) => bpm === value || (bpm !== null && value !== null && sameTempo(bpm, value))) }
}

/** Chooses a key by the votes of all engines. Relative keys share their notes, and engines take one for the other: they count as agreed. */
export function chooseKey(readings: readonly EngineReading[]): Choice<KeyName> {
  const votes = readings.flatMap(({ key, keys = key ? [{ key, weight: 1 }] : [] }, rank) => keys.map((guess) => ({ ...guess, weight: guess.weight * (rank === 0 ? 1 : TRUST.key) })))
  const totals = votes.map(({ key }) => votes.reduce((sum, vote) => sum + (vote.key === key ? vote.weight : 0), 0))
  const best = totals.indexOf(Math.max(...totals))
  const value = votes[best]?.key ?? null
  const each = readings.map(({ key }) => key)
  return { value, votes: shareOf(totals[best], votes), each, agree: each.every((key) => key === value || (key !== null && value !== null && relativeOf(key) === value)) }
}

/** Two decimals; a tempo within 0.15 of a whole number was typed as that number. */
export function tidy(bpm: number): number {
  const whole = Math.round(bpm)
  return Math.abs(bpm - whole) < 0.15 ? whole : Math.round(bpm * 100) / 100
}

/**
 * Beats of one tempo at its double or half: between them, or every second. The first beat of a bar stays one.
 * @returns none where the tempos are not an octave apart
 */
export function beatsAt(beats: readonly number[], from: number, to: number, firstDownbeat: number | null = null): number[] {
  if (sameTempo(from, to)) return [...beats]
  if (sameTempo(from * 2, to)) return beats.flatMap((time, n) => (beats[n + 1] === undefined ? [time] : [time, Math.round((time + (beats[n + 1] ?? time)) * 500) / 1_000]))
  if (!sameTempo(from / 2, to)) return []
  const kept = Math.max(0, beats.indexOf(firstDownbeat ?? beats[0] ?? 0)) % 2
  return beats.filter((_, n) => n % 2 === kept)
}

function tempoGuesses({ bpm, tempos = bpm === null ? [] : [{ bpm, weight: 1 }] }: EngineReading, genreId: string | undefined): TempoGuess[] {
  const range = genreId === undefined ? undefined : genreOf(genreId)?.bpm
  if (!range) return [...tempos]
  const inside = tempos.filter((guess) => guess.bpm >= range[0] * (1 - SLACK) && guess.bpm <= range[1] * (1 + SLACK))
  const total = inside.reduce((sum, { weight }) => sum + weight, 0)
  if (total > 0) return inside.map((guess) => ({ bpm: guess.bpm, weight: guess.weight / total }))
  return tempos.slice(0, 1).map((guess) => ({ bpm: foldTempo(guess.bpm, genreId), weight: guess.weight * FOLDED }))
}

function shareOf(best: number | undefined, votes: readonly { weight: number }[]): number {
  const total = votes.reduce((sum, { weight }) => sum + weight, 0)
  return total > 0 ? Math.min(1, (best ?? 0) / total) : 0
}
