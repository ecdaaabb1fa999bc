import type { MadeFile } from "./recordings"

/** none: never uploaded · processing: a job is at work · ready: may be sold · refused: the zip was no good, says why · failed: our fault. */
export const stemsStates = ["none", "processing", "ready", "refused", "failed"] as const
export type StemsState = (typeof stemsStates)[number]

/** What the stems job needs to know of an upload and of its recording. */
export type StemsTask = {
  recording_id: string; seller_id: string; state: StemsState
  title: string; duration_ms: number; bpm: number | null; key: string | null
  zip: { asset_id: string; size: number; checksum: string } | null
}

/**
 * The stems of recordings, as plugins see it; behind the key of the recordings door. Each call names the upload that it works for,
 * and does nothing when a newer one has taken its place.
 */
export interface StemsDoor {
  /** Null when the recording is gone or the upload is no longer its newest. */
  stemsTask(recordingId: string, uploadId: string): Promise<StemsTask | null>
  /** 0 to 1 with the phase in words; kept so that a reload shows it. */
  recordStemsProgress(recordingId: string, uploadId: string, progress: { phase: string; fraction: number }): Promise<void>
  /** Stores the checked zip in the place of an earlier one, forgets the upload, and asks that the shop shows what may be sold now. @returns whether it was still the newest upload */
  acceptStems(recordingId: string, uploadId: string, file: Omit<MadeFile, "kind">): Promise<boolean>
  /** Forgets the upload; stems that were there before stay. */
  refuseStems(recordingId: string, uploadId: string, reason: { code: string; message: string }): Promise<void>
  /** Keeps the upload, so that an operator may run the job again. */
  failStems(recordingId: string, uploadId: string, message: string): Promise<void>
}
