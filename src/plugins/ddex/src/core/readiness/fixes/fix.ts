import type { ReleaseDocument, ReleaseTrack } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../../facts"

/** Mends a document where a finding says; what cannot be mended stays as it is. `path` is the finding's. */
export type Fix = (document: ReleaseDocument, facts: ReleaseFacts, path: string) => ReleaseDocument

/** The track that a path leads to. */
export const trackAt = (document: ReleaseDocument, path: string): ReleaseTrack | undefined => document.tracks.find(({ id }) => path === `tracks.${id}` || path.startsWith(`tracks.${id}.`))

export const withTrack = (document: ReleaseDocument, track: ReleaseTrack): ReleaseDocument => ({ ...document, tracks: document.tracks.map((one) => (one.id === track.id ? track : one)) })
