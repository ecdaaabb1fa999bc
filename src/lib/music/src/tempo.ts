import { genreOf } from "./genres"

const FOLDS = [1, 2, 0.5, 3, 1 / 3, 1.5, 2 / 3]

/**
 * Moves an octave error of a tempo detector into a genre's range (142 BPM drill detected as 71 -> 142).
 * Prefers the smallest change; a tempo that no fold brings into the range stays as it is.
 * @param bpm beats a minute, above 0
 */
export function foldTempo(bpm: number, genreId?: string): number {
  const genre = genreId === undefined ? undefined : genreOf(genreId)
  if (!genre) return bpm
  const [min, max] = genre.bpm
  const folded = FOLDS.map((factor) => bpm * factor).find((candidate) => candidate >= min && candidate <= max)
  return folded ?? bpm
}

/** Whether two tempos agree within 4%, octaves apart counting as different. */
export const sameTempo = (a: number, b: number): boolean => Math.abs(a - b) / b <= 0.04
