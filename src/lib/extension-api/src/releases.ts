import type { Readable } from "node:stream"
import type { Caps, ReleaseTarget } from "@max-booster/api-contract"
import type { z } from "zod"
import type { Analysis, Measures } from "./audio"
import type { LicenseTerms, Prohibition } from "./licensing"
import type { StoredRendition } from "./renditions"
import type { SourceSound } from "./sound"

/** Container key of the releases door (plugin `ddex`). */
export const RELEASES = "releases"

/** A recording as a release needs it. */
export type ReleaseRecording = {
  id: string; seller_id: string; title: string; state: "processing" | "ready" | "refused" | "failed"; genre: string | null
  sound: SourceSound | null; analysis: Analysis | null; artwork_url: string | null
  /**
   * The file that a release packs; null when there is none without loss. `wav`: mended for releases (rendition `RELEASE_WAV`), before the source, which
   * may be WAV, AIFF or FLAC. `asset_id` names the asset of a source, of a mended file its rendition.
   */
  lossless: {
    asset_id: string; kind: "wav" | "source"; checksum: string; size: number
    /** What is heard in a mended file; left out: 44.1 kHz, 16 bit, and else what is heard in the source. */
    heard?: { sound: SourceSound; measures: Measures | null } | undefined
  } | null
  /** Who shares the publishing by the split sheet in force, basis points. */
  writers: { name: string; role: string; points: number }[]
}

/** Recordings as releases see them; behind the key of the recordings door. */
export interface ReleaseRecordingsDoor {
  /** By id; unknown ids are left out. Writers are known elsewhere. */
  releaseRecordings(ids: readonly string[]): Promise<Map<string, Omit<ReleaseRecording, "writers">>>
  /** Of each recording the newest mending for releases (kind `RELEASE_WAV`), whatever became of it. */
  mendingsOf(recordingIds: readonly string[]): Promise<StoredRendition[]>
  /** All recordings of a shop by what it calls them. */
  recordingNames(sellerId: string): Promise<{ id: string; title: string; original_name: string }[]>
  /** Opens the file that a release packs. @throws when it is gone */
  openLossless(file: Pick<NonNullable<ReleaseRecording["lossless"]>, "asset_id" | "kind">): Promise<Readable>
}

/** Container key of the module `orders`, of which releases read who wrote what. */
export const SPLITS = "orders"

/** Split sheets, as releases read them. */
export interface SplitsDoor {
  /** By recording, how it is divided at a time; recordings without a sheet are not in the map. Publishing points sum to 10 000. */
  splitsInForce(recordingIds: readonly string[], at: Date): Promise<Map<string, { shares: { name: string; role: string; publishing_points: number }[] }>>
}

/** A license of a beat as a release looks at it. `producer` is whom its credit line names. */
export type UsedLicense = {
  id: string; number: string; label: string; type: string; state: "issuing" | "valid" | "revoked" | "expired" | "superseded"
  recording_id: string; beat_title: string; producer: string
  /** The last day, UTC; null: as long as the rights are protected. */
  ends_on: string | null
  terms: LicenseTerms; caps: Caps; prohibited: Prohibition[]
  /** The totals that its holder reported last, by cap. */
  used: Partial<Record<keyof Caps, number>>
  exclusive: boolean
}

/** A package as a channel gets it. */
export type ReleasePackage = {
  /** The batch, `YYYYMMDDhhmmssnnn`. */
  batch: string
  release_id: string; target: ReleaseTarget; message_id: string
  /** Files in the order in which they are to arrive: the one that closes the batch is the last. `path` is where they go and begins with the batch, `file` where they are. */
  files: readonly { path: string; file: string; size: number; sha256: string }[]
}

/** What a recipient said of a batch. */
export type Acknowledgement = { batch: string; verdict: "accepted" | "rejected"; words: string; at: string }

/** What a channel may use. */
export type ChannelTools = { signal: AbortSignal; /** Says how far it is, 0 to 1. */ report(fraction: number): void; log(words: string): void }

/** Hands packages over by a protocol. */
export type Hand<Settings> = {
  /** Puts all files there, the closing one last. The same batch again is once. @throws {Error} in words, when something fails: tried again from what is there already */
  send(packed: ReleasePackage, settings: Settings, tools: ChannelTools): Promise<void>
  /** What the recipient said of these batches; left out: nothing comes back. */
  acknowledgements?(batches: readonly string[], settings: Settings, tools: ChannelTools): Promise<Acknowledgement[]>
}

/** A way to the stores. Its settings come from the environment. */
export type Channel<Schema extends z.ZodType = z.ZodType> = {
  /** Stable, stored with each hand-over: `sftp`. */
  readonly id: string
  readonly label: string
  readonly settings: Schema
  /** @returns what `settings` checks, or null when it is not set up here */
  read(env: Readonly<Record<string, string | undefined>>): unknown
  /** Left out: a person carries the package. */
  readonly hand?: Hand<z.output<Schema>>
}

/** Declares a channel. */
export const defineChannel = <Schema extends z.ZodType>(channel: Channel<Schema>): Channel => channel as unknown as Channel
