import type { ReleaseDocument, ReleaseTrack } from "@max-booster/api-contract"
import { parseIsrc } from "./identifiers"

/** What the tracks of a release say of ISRCs. */
export type TracksToCode = {
  /** Recordings (ids) of tracks that have none, each once, in the order of the tracks. */
  without: string[]
  /** By recording, a whole ISRC that was typed. Half of one is nothing yet. */
  typed: Map<string, string>
}

/** Which tracks of a release need an ISRC, and which have one. A track without a recording gets none: the code is the recording's. */
export function tracksToCode({ tracks }: Pick<ReleaseDocument, "tracks">): TracksToCode {
  const typed = new Map<string, string>()
  const without = new Set<string>()
  for (const { recording_id, isrc } of tracks) {
    if (recording_id === null) continue
    const read = isBlank(isrc) ? null : parseIsrc(isrc ?? "")
    if (read === null) without.add(recording_id)
    else if (read.ok && !typed.has(recording_id)) typed.set(recording_id, read.value.code)
  }
  return { typed, without: [...without] }
}

/** The document with these ISRCs where there are none. */
export const withIsrcs = (document: ReleaseDocument, isrcs: ReadonlyMap<string, string>): ReleaseDocument => ({ ...document, tracks: document.tracks.map((track) => withIsrc(track, isrcs)) })

function withIsrc(track: ReleaseTrack, isrcs: ReadonlyMap<string, string>): ReleaseTrack {
  const isrc = track.recording_id === null || !isBlank(track.isrc) ? undefined : isrcs.get(track.recording_id)
  return isrc ? { ...track, isrc } : track
}

/** Whether there is no code in a field. */
export const isBlank = (code: string | null): boolean => code === null || code.trim() === ""
