import { MOST_LIMITING_DB, type Aim } from "./aim"

/** A track of an album, measured. */
export type AlbumTrack = { id: string; lufs: number | null; truePeakDbtp: number | null; seconds: number }

/**
 * Loudness of an album: the mean power of its tracks, by their length. (ITU-R BS.1770 would gate across all tracks at once; between tracks within 10 LU of
 * each other the gate passes the same blocks.)
 * @returns LUFS, or null when nothing is heard
 */
export function albumLoudness(tracks: readonly AlbumTrack[]): number | null {
  const heard = tracks.flatMap(({ lufs, seconds }) => (lufs === null ? [] : [{ lufs, seconds }]))
  const seconds = heard.reduce((sum, track) => sum + track.seconds, 0)
  return seconds === 0 ? null : 10 * Math.log10(heard.reduce((sum, track) => sum + track.seconds * 10 ** (track.lufs / 10), 0) / seconds)
}

/**
 * The target of each track of an album: all move by one gain, so that their distances stay and the album as a whole is at the target.
 * @returns LUFS by track; null for silent ones
 */
export function albumTargets(tracks: readonly AlbumTrack[], { targetLufs, ceilingDbtp }: Aim): { gainDb: number; targets: Map<string, number | null>; limited: string[] } {
  const whole = albumLoudness(tracks)
  const gainDb = whole === null ? 0 : targetLufs - whole
  return {
    gainDb,
    targets: new Map(tracks.map(({ id, lufs }) => [id, lufs === null ? null : lufs + gainDb])),
    limited: tracks.filter(({ truePeakDbtp }) => truePeakDbtp !== null && truePeakDbtp + gainDb > ceilingDbtp + MOST_LIMITING_DB).map(({ id }) => id),
  }
}
