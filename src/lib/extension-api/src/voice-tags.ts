import type { Readable } from "node:stream"
import type { VoiceTagSettings } from "@max-booster/api-contract"
import type { MadeFile } from "./recordings"

export type { VoiceTagSettings }

/** A recorded tag as stored. */
export type TagSound = { name: string; seconds: number; file_id: string; checksum: string }

/** A shop's tag as stored. Each save is a revision; previews say which one they have. */
export type StoredVoiceTag = { seller_id: string; revision: number; settings: VoiceTagSettings; sound: TagSound | null; draft: TagSound | null }

/** Where and how loud a tag is over a beat. */
export type TagPlan = {
  /** Seconds from the beginning to the first tag. */
  firstAt: number
  /** Seconds from tag to tag. */
  every: number
  /** The tag's level against the usual one, dB. */
  levelDb: number
  /** How far the beat is held back under a tag, dB. */
  duckDb: number
}

/** The sound of a tag (mono, 44.1 kHz) and its place. */
export type LaidTag = { sound: Float32Array; plan: TagPlan }

/** The tags of shops, as plugins see them; behind the key of the recordings door. */
export interface VoiceTagsDoor {
  /** A shop that never saved one has the usual bell, revision 0. */
  voiceTagOf(sellerId: string): Promise<StoredVoiceTag>
  /** Keeps a checked recording as the draft; one from before is removed. */
  draftTagSound(sellerId: string, file: { path: string; name: string; seconds: number }): Promise<void>
  /** Saves the tag as a new revision, takes the draft when it is to be heard, and asks for all previews of the shop anew, in one transaction. @throws {MedusaError} invalid_data — no recording to be heard */
  saveVoiceTag(sellerId: string, settings: VoiceTagSettings): Promise<void>
  openTagSound(sound: TagSound): Promise<Readable>
  /** How many of a shop's previews have its tag as it stands. */
  previewsRenewed(sellerId: string): Promise<{ done: number; of: number }>
  /** The revision that a recording's preview has; null when the recording is gone. */
  previewRevision(recordingId: string): Promise<number | null>
  /** Stores the files of a preview made with a revision, and shows them in the shop; does nothing when one of a later revision is there. @returns whether they were kept */
  keepPreview(recordingId: string, revision: number, files: readonly Omit<MadeFile, "kind">[]): Promise<boolean>
}
