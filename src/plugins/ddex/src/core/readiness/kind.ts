import type { ReleaseKind } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../facts"
import { hasName, mainArtistsOf } from "./words"

/** Main artists of a release from which stores call it one of various artists (support.cdbaby.com). */
export const VARIOUS = 4
const HALF_HOUR_MS = 30 * 60_000
const LONG_TRACK_MS = 10 * 60_000

/**
 * What stores call a release (Spotify's metadata style guide 9.2 and 9.3; support.cdbaby.com on Apple Music): up to three tracks of less
 * than ten minutes each and half an hour together are a single, up to six within half an hour an EP, all else an album. Null while lengths are not known.
 */
export function kindOf({ document, recordings }: ReleaseFacts): Exclude<ReleaseKind, "compilation"> | null {
  const lengths = document.tracks.map(({ recording_id }) => recordings.get(recording_id ?? "")?.sound?.facts.durationMs)
  if (document.tracks.length > 6) return "album"
  const known = lengths.filter((length): length is number => length !== undefined)
  if (known.length < lengths.length || lengths.length === 0) return null
  if (known.reduce((sum, length) => sum + length, 0) > HALF_HOUR_MS) return known.length === 1 ? "single" : "album"
  return known.length <= 3 && (known.length === 1 || known.every((length) => length < LONG_TRACK_MS)) ? "single" : "ep"
}

/** All main artists of the tracks, each once. */
export function artistsOf({ document }: ReleaseFacts): string[] {
  const names: string[] = []
  for (const track of document.tracks) for (const name of mainArtistsOf(document, track)) if (!hasName(names, name)) names.push(name)
  return names
}
