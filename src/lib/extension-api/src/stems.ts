import type { StemRole } from "@max-booster/music"
import type { MadeFile } from "./recordings"

/** none: never uploaded · processing: jobs at work · ready: may be sold · unfit: some stems do not fit the recording yet · refused: the zip was no good, says why · failed: our fault. */
export const stemsStates = ["none", "processing", "ready", "unfit", "refused", "failed"] as const
export type StemsState = (typeof stemsStates)[number]

/** processing: a job is at work · ready: checked and kept · refused: the file was no good, says why · failed: our fault. */
export const stemStates = ["processing", "ready", "refused", "failed"] as const
export type StemState = (typeof stemStates)[number]

/** What is known of a checked stem. `lagMs`: how much later it would have to begin to lie as it does in the recording, below zero earlier; null when that cannot be heard. */
export type StemFacts = { codec: string; extension: "wav" | "flac"; sampleRate: number; channels: number; bitDepth: number | null; durationMs: number; lagMs: number | null }

/** A stem as stored. */
export type StoredStem = {
  id: string; recording_id: string; position: number; name: string; role: StemRole; original_name: string; state: StemState
  problem_code: string | null; problem_message: string | null; facts: StemFacts | null
}

/** What a zip's job needs to know of an upload and of its recording. */
export type StemsTask = {
  recording_id: string; seller_id: string; state: StemsState; duration_ms: number
  zip: { asset_id: string; size: number; checksum: string } | null
}

/** How a stem that does not fit its recording is mended: silence at its end or start, its end cut, or moved to where it lies in the recording. */
export const stemMends = ["pad-end", "pad-start", "cut-end", "align"] as const
export type StemMend = (typeof stemMends)[number]

type File = { asset_id: string; checksum: string }

/** What the job of one stem needs to know: its file as uploaded, or, to mend it, as it was made; none when it was refused. */
export type StemTask = { stem: StoredStem; seller_id: string; duration_ms: number; file: File | null }

/** What the job that packs a recording's stems needs to know. */
export type PackTask = {
  recording_id: string; seller_id: string; title: string; bpm: number | null; key: string | null; duration_ms: number
  stems: (StoredStem & { facts: StemFacts; file: File })[]
}

/** A stem made by a job, to be stored. */
export type MadeStem = { name: string; role: StemRole; original_name: string; facts: StemFacts; path: string }

/** For what a job of stems works: a zip, or a pack. */
export type StemsWork = { upload_id: string } | { revision: number }

/** What a pack consists of: the zip for buyers, and each stem as anybody may hear it. */
export type MadePack = { zip: Omit<MadeFile, "kind">; previews: { stem_id: string; path: string }[] }

/**
 * The stems of recordings, as plugins see it; behind the key of the recordings door. Calls for a zip name the upload that they work for, and those
 * of a pack the revision: they do nothing when a newer one has taken its place. Every change of the stems asks for a new pack in its transaction.
 */
export interface StemsDoor {
  stemsOf(recordingId: string): Promise<StoredStem[]>
  /** Null when the recording is gone or the upload is no longer its newest. */
  stemsTask(recordingId: string, uploadId: string): Promise<StemsTask | null>
  /** 0 to 1 with the phase in words; kept so that a reload shows it. */
  recordStemsProgress(recordingId: string, progress: { phase: string; fraction: number }): Promise<void>
  /** Stores the stems of a zip in the place of those before, and forgets the upload. @returns whether it was still the newest upload */
  acceptStems(recordingId: string, uploadId: string, stems: readonly MadeStem[]): Promise<boolean>
  /** Forgets the upload; stems that were there before stay. */
  refuseStems(recordingId: string, uploadId: string, reason: { code: string; message: string }): Promise<void>
  /** Says that it was our fault; what was uploaded stays, so that an operator may run the job again. */
  failStems(recordingId: string, of: StemsWork, message: string): Promise<void>
  /** Null when the stem is gone. */
  stemTask(stemId: string): Promise<StemTask | null>
  /** Stores a checked or mended stem. @returns false when it is gone */
  acceptStem(stemId: string, made: { facts: StemFacts; path: string }): Promise<boolean>
  refuseStem(stemId: string, reason: { code: string; message: string }): Promise<void>
  /** Says that it was our fault. One that was only to be mended stays as it was. */
  failStem(stemId: string, message: string): Promise<void>
  /** Asks that a stem is made to fit its recording. */
  mendStem(stemId: string, how: StemMend): Promise<void>
  /** Names, roles and order, as the producer has them; stems of others change nothing. */
  arrangeStems(recordingId: string, stems: readonly { id: string; name: string; role: StemRole }[]): Promise<void>
  forgetStem(stem: Pick<StoredStem, "id" | "recording_id">): Promise<void>
  /** Null when a newer revision was asked for, or a stem is still checked: its end asks again. */
  packTask(recordingId: string, revision: number): Promise<PackTask | null>
  /** Says that some stems do not fit, or that there are none. */
  leavePack(recordingId: string, revision: number, state: "unfit" | "none"): Promise<void>
  /** Stores the pack in the place of the one before, and asks that the shop shows what may be sold now. @returns whether it was still the newest revision */
  keepPack(recordingId: string, revision: number, pack: MadePack): Promise<boolean>
}
