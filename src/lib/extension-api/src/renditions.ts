import type { Readable } from "node:stream"
import type { z } from "zod"
import type { Analysis } from "./audio"
import type { AssetKind } from "./recordings"
import type { SourceSound } from "./sound"
import type { StoredStem } from "./stems"
import type { LaidTag, VoiceTagSettings } from "./voice-tags"

/** waiting: in the queue · working · ready: its files are there · refused: cannot be made of this, says why · failed: our fault · cancelled: by its producer. */
export const renditionStates = ["waiting", "working", "ready", "refused", "failed", "cancelled"] as const
export type RenditionState = (typeof renditionStates)[number]

/** A made file, kept privately with its rendition. `name` tells the files of one rendition apart, e.g. `audio`, `before`. */
export type RenditionFile = { name: string; filename: string; mime_type: string; size: number; checksum: string }

/** The recording of which something is made, as its producer knows it. */
export type RenditionSubject = {
  id: string; seller_id: string; title: string; artist: string; genre: string | null
  /** The producer's word where given, else the machine's. */
  bpm: number | null; key: string | null
  sound: SourceSound; analysis: Analysis | null
  files: readonly { id: string; kind: AssetKind; variant: string; mime_type: string; size: number; checksum: string }[]
}

/** What the job needs to know of a rendition. */
export type RenditionTask = { id: string; recording_id: string; seller_id: string; kind: string; spec: unknown }

/** How far a rendition is. `seconds_left` is null while nobody can say. */
export type RenditionProgress = { phase: string; fraction: number; seconds_left: number | null }

/** What became of a rendition: files in the job's folder, and facts for the page. */
export type MadeRendition = { files: readonly { name: string; path: string; filename: string; mime_type: string }[]; report: unknown }

/** A rendition as stored. */
export type StoredRendition = RenditionTask & {
  state: RenditionState; created_at: Date; ended_at: Date | null; phase: string; fraction: number; seconds_left: number | null
  problem_code: string | null; problem_message: string | null; report: unknown; files: (RenditionFile & { file_id: string })[]
}

/** Renditions of recordings, as plugins see them; behind the key of the recordings door. */
export interface RenditionsDoor {
  /** Asks for one: it waits its turn. @returns its id @throws {MedusaError} not_allowed — too many of the shop wait already */
  requestRendition(asked: Pick<RenditionTask, "recording_id" | "seller_id" | "kind" | "spec">): Promise<string>
  /** Newest first; with a seller id only his own. */
  findRenditions(query: { id?: string; recordingId?: string; sellerId?: string }): Promise<StoredRendition[]>
  /** @returns whether it was still open */
  cancelRendition(id: string): Promise<boolean>
  /** Removes one and its files. */
  forgetRendition(id: string): Promise<void>
  /** @throws when the file is gone */
  openRenditionFile(file: { file_id: string }): Promise<Readable>
  /** Begins a try. Null when it is gone, given up, or has ended. */
  startRendition(id: string): Promise<RenditionTask | null>
  /** A ready recording as a subject; null when it is gone or not ready. */
  renditionSubject(recordingId: string): Promise<RenditionSubject | null>
  /** Kept so that a reload shows it. @returns whether it is still wanted: false after a cancel */
  recordRenditionProgress(id: string, progress: RenditionProgress): Promise<boolean>
  /** Whether nobody has given it up. */
  isRenditionWanted(id: string): Promise<boolean>
  /** Stores the files and ends it. @returns false when it was given up meanwhile: nothing is kept then */
  completeRendition(id: string, made: MadeRendition): Promise<boolean>
  refuseRendition(id: string, reason: { code: string; message: string }): Promise<void>
  failRendition(id: string, message: string): Promise<void>
}

/** What a rendition is made with, in a folder that is removed afterwards. */
export type RenditionWork<Spec> = {
  spec: Spec
  subject: RenditionSubject
  /** Brings a stored file of a recording (default: the subject) into the folder, its checksum compared. @throws {Error} when there is none */
  fetch(kind: AssetKind, options?: { variant?: string; recordingId?: string }): Promise<string>
  /** Another recording of the same shop, e.g. of an album; null when it is not his, gone or not ready. */
  other(recordingId: string): Promise<RenditionSubject | null>
  /** The subject's stems, in their order; each one's file is fetched as `stem` with its id as variant. */
  stems(): Promise<StoredStem[]>
  /** The shop's voice tag, ready to be laid over a beat: as saved, or as these settings have it. @throws {RenditionRefusal} when it cannot be heard */
  voiceTag(settings?: VoiceTagSettings): Promise<LaidTag>
  /** Stores facts in the place of the subject's analysis; its producer's word stays. */
  keepAnalysis(analysis: Analysis): Promise<void>
  folder: string
  signal: AbortSignal
  /** Does one of the declared phases and says how far it is, 0 to 1. */
  during<Result>(phase: string, work: (report: (fraction: number) => void) => Promise<Result>): Promise<Result>
}

/** Something that can be made of a recording: a converted file, a master, a video. */
export type Rendition<Schema extends z.ZodType = z.ZodType> = {
  /** e.g. `convert`; stable, stored with each. */
  readonly kind: string
  readonly label: string
  /** What its producer may choose; checked when asked for and again when made. */
  readonly spec: Schema
  /** Phases in their order with their share of the whole. */
  readonly phases: Readonly<Record<string, { readonly label: string; readonly weight: number }>>
  /**
   * @throws {RenditionRefusal} when it cannot be made of this recording, in words for its producer
   * @throws {Error} when something of ours fails: tried again
   */
  make(work: RenditionWork<z.output<Schema>>): Promise<MadeRendition>
}

/** Declares a rendition. */
export const defineRendition = <Schema extends z.ZodType>(rendition: Rendition<Schema>): Rendition => rendition as unknown as Rendition

/** A rendition that cannot be made of this recording, whoever tries. */
export class RenditionRefusal extends Error {
  override readonly name = "RenditionRefusal"
  /** @param message a sentence for the producer: what is wrong and what to do */
  constructor(readonly code: string, message: string) { super(message) }
}
