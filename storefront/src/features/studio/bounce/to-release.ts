import { MOST_TRACKS, releaseTrackSchema, type ReleaseCard, type ReleaseDocument } from "@max-booster/api-contract"

/** Whether a track may still be put on a release without anybody outside knowing of it: nothing was handed over. */
export const isDraft = ({ statuses, tracks }: Pick<ReleaseCard, "statuses" | "tracks">): boolean => tracks < MOST_TRACKS && statuses.every(({ state }) => state === "draft" || state === "ready")

/** A release with a recording as its last track, by the release's artists; as it is where it has the recording already. @param id the new track's key */
export function withRecording(document: ReleaseDocument, recordingId: string, title: string, id: string): ReleaseDocument {
  if (document.tracks.some(({ recording_id }) => recording_id === recordingId)) return document
  const disc = Math.max(1, ...document.tracks.map((track) => track.disc))
  return { ...document, tracks: [...document.tracks, releaseTrackSchema.parse({ id, recording_id: recordingId, disc, title, credits: document.credits.filter(({ role }) => role === "main") })] }
}
