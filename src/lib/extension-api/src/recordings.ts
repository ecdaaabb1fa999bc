import type { Readable } from "node:stream"
import type { Analysis } from "./audio"
import type { SourceSound } from "./sound"

/** Container key of the recordings door (module `recordings`). */
export const RECORDINGS = "recordings"

/**
 * What a file of a recording is. `source`: as uploaded; `wav`, `mp3`, `stems`: deliverables; `stems-upload`: a zip as uploaded, until it is checked;
 * `stem`: one stem, lossless; `stem-upload`: one as uploaded; `stem-preview`: one as anybody may hear it, public; `preview`: tagged, public;
 * `peaks`: binary min/max int8 pairs, public; `artwork`: cover, public; `reference`: a track to master after, as uploaded, forgotten after a week. Files of one kind are told apart by their variant.
 */
export const assetKinds = ["source", "wav", "mp3", "stems", "stems-upload", "stem", "stem-upload", "stem-preview", "preview", "peaks", "artwork", "reference"] as const
export type AssetKind = (typeof assetKinds)[number]

/** What a license may deliver. */
export const deliverableKinds = ["mp3", "wav", "stems"] as const satisfies readonly AssetKind[]
export type DeliverableKind = (typeof deliverableKinds)[number]

/** A stored file of a recording. */
export type Asset = {
  id: string; recording_id: string; kind: AssetKind
  /** Tells files of one kind apart: a stem, a resolution, a format; "" where there is one. */
  variant: string; filename: string; mime_type: string
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
  source: { asset_id: string; original_name: string; size: number; checksum: string } | null
  /** Null until the source has passed the gate. */
  sound: SourceSound | null
}

/** A file made by a job, to be stored. */
export type MadeFile = { kind: AssetKind; variant?: string; path: string; filename: string; mime_type: string }

/** How far one of the jobs of an ingest is. `share` is its part of the whole, all shares together 1. */
export type PartProgress = { part: string; share: number; phase: string; fraction: number }

/** The recordings door, as plugins see it. */
export interface RecordingsDoor {
  ingestTask(recordingId: string): Promise<IngestTask | null>
  /** Streams a stored file. @throws when it is gone */
  openAsset(assetId: string): Promise<Readable>
  /** Stores a made file and its checksum; a second file of its kind and variant takes the first one's place. */
  storeAsset(recordingId: string, file: MadeFile): Promise<Asset>
  assetsOf(recordingId: string): Promise<Asset[]>
  /** Kept on the row so that a reload shows it. @returns the whole, 0 to 1, with the phase in words; null when it has ended, e.g. another part failed */
  recordProgress(recordingId: string, progress: PartProgress): Promise<{ phase: string; fraction: number } | null>
  /** Keeps what the gate found, and asks for the jobs that follow it. Again changes nothing. */
  acceptSource(recordingId: string, sound: SourceSound): Promise<void>
  /** Keeps a machine's analysis; a producer's confirmed facts are never overwritten. */
  recordAnalysis(recordingId: string, analysis: Analysis): Promise<void>
  /** Keeps the waveform for the shop: about 800 values from 0 to 1. */
  recordBars(recordingId: string, bars: readonly number[]): Promise<void>
  /** Ready when everything is there that a recording needs. @returns what is missing */
  finishIngest(recordingId: string): Promise<string[]>
  markRefused(recordingId: string, reason: { code: string; message: string }): Promise<void>
  markFailed(recordingId: string, message: string): Promise<void>
}
