import { MOST_LIMITING_DB, type Aim } from "./aim"

/** A track of an album, measured: loudness of its blocks of 0.4 s, ten a second, LUFS. */
export type AlbumTrack = { id: string; blocks: readonly number[]; lufs: number | null; truePeakDbtp: number | null }

const ABSOLUTE_GATE_LUFS = -70
const RELATIVE_GATE_LU = -10

/**
 * Integrated loudness of blocks by the two gates of ITU-R BS.1770-4: of one track, or of all tracks of an album as if they were one.
 * @returns LUFS, or null when nothing passes
 */
export function integratedOf(blocks: readonly number[]): number | null {
  const heard = blocks.filter((lufs) => lufs > ABSOLUTE_GATE_LUFS)
  const gate = meanOf(heard) + RELATIVE_GATE_LU
  const mean = meanOf(heard.filter((lufs) => lufs > gate))
  return Number.isFinite(mean) ? mean : null
}

const meanOf = (blocks: readonly number[]) => 10 * Math.log10(blocks.reduce((sum, lufs) => sum + 10 ** (lufs / 10), 0) / blocks.length)

/** What an album's tracks shall be: one gain for all, so that their distances stay and the whole is at the target. */
export type AlbumPlan = {
  gainDb: number
  /** LUFS by track; null for silent ones. */
  targets: ReadonlyMap<string, number | null>
  /** Tracks whose peaks stand in the way: they end lower than the plan, and their notes say so. */
  held: string[]
}

export function planAlbum(tracks: readonly AlbumTrack[], { targetLufs, ceilingDbtp }: Aim): AlbumPlan {
  const whole = integratedOf(tracks.flatMap(({ blocks }) => [...blocks]))
  const gainDb = whole === null ? 0 : targetLufs - whole
  return {
    gainDb,
    targets: new Map(tracks.map(({ id, lufs }) => [id, lufs === null ? null : lufs + gainDb])),
    held: tracks.filter(({ truePeakDbtp }) => truePeakDbtp !== null && truePeakDbtp + gainDb > ceilingDbtp + MOST_LIMITING_DB).map(({ id }) => id),
  }
}
