import type { Readable } from "node:stream"
import type { Analysis } from "./audio"

/** Container key of the recordings door (module `recordings`). */
export const RECORDINGS = "recordings"

/**
 * What a file of a recording is. `source`: as uploaded; `wav`, `mp3`, `stems`: deliverables; `stems-upload`: a zip as uploaded, until it is checked;
 * `preview`: tagged MP3, public; `peaks`: binary min/max int8 pairs, public; `artwork`: cover, public.
 */
export const assetKinds = ["source", "wav", "mp3", "stems", "stems-upload", "preview", "peaks", "artwork"] as const
export type AssetKind = (typeof assetKinds)[number]

/** What a license may deliver. */
export const deliverableKinds = ["mp3", "wav", "stems"] as const satisfies readonly AssetKind[]
export type DeliverableKind = (typeof deliverableKinds)[number]

/** A stored file of a recording. */
export type Asset = {
  id: string; recording_id: string; kind: AssetKind; filename: string; mime_type: string
  /** Bytes. */
  size: number
  /** SHA-256, hex. */
  checksum: string
  /** Absolute URL for public kinds, null for private ones. */
  url: string | null
}

/** processing: jobs at work · ready: may be listed · refused: the file was no good, says why · failed: our fault, may be retried. */
export type RecordingState = "processing" | "ready" | "refused" | "failed"

/** What the ingest job needs to know of a recording. */
export type IngestTask = {
  id: string; seller_id: string; state: RecordingState; genre: string | null
  source: { asset_id: string; original_name: string; size: number } | null
}

/** A file made by a job, to be stored. */
export type MadeFile = { kind: AssetKind; path: string; filename: string; mime_type: string }

/** The recordings door, as plugins see it. */
export interface RecordingsDoor {
  ingestTask(recordingId: string): Promise<IngestTask | null>
  /** Streams a stored file. @throws when it is gone */
  openAsset(assetId: string): Promise<Readable>
  /** Stores a made file and its checksum; a second file of the kind takes the first one's place. */
  storeAsset(recordingId: string, file: MadeFile): Promise<Asset>
  assetsOf(recordingId: string): Promise<Asset[]>
  /** 0 to 1 with the phase in words; kept on the row so that a reload shows it. */
  recordProgress(recordingId: string, progress: { phase: string; fraction: number }): Promise<void>
  /** Keeps a machine's analysis and the 800-point peaks; a producer's confirmed facts are never overwritten. */
  recordAnalysis(recordingId: string, analysis: Analysis): Promise<void>
  markReady(recordingId: string): Promise<void>
  markRefused(recordingId: string, reason: { code: string; message: string }): Promise<void>
  markFailed(recordingId: string, message: string): Promise<void>
}
