import type { Readable } from "node:stream"
import type { Caps, ReleaseTarget } from "@max-booster/api-contract"
import { defineJob } from "@max-booster/jobs"
import { z } from "zod"
import type { Analysis, Measures } from "./audio"
import type { LicenseTerms, Prohibition } from "./licensing"
import type { SourceSound } from "./sound"

/** Container key of the releases door (plugin `ddex`). */
export const RELEASES = "releases"

/** A recording as a release needs it. */
export type ReleaseRecording = {
  id: string; seller_id: string; title: string; state: "processing" | "ready" | "refused" | "failed"; genre: string | null
  sound: SourceSound | null; analysis: Analysis | null; artwork_url: string | null
  /** The newest lossless file; null when there is none. `kind`: a mended one (`wav`) comes before the source. */
  lossless: {
    asset_id: string; kind: "wav" | "source"; checksum: string; size: number
    /** What is heard in a mended file; left out: 44.1 kHz, 16 bit, and else what is heard in the source. */
    heard?: { sound: SourceSound; measures: Measures | null } | undefined
  } | null
  /** Who shares the publishing by the split sheet in force, basis points. */
  writers: { name: string; role: string; points: number }[]
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
  /** Files in the order in which they are to arrive: the one that closes the batch is the last. `path` begins with the batch. */
  files: readonly { path: string; size: number; sha256: string; open(): Promise<Readable> }[]
}

/** What a recipient said of a batch. */
export type Acknowledgement = { batch: string; verdict: "accepted" | "rejected"; words: string; at: string }

/** What a channel may use. */
export type ChannelTools = { signal: AbortSignal; /** Says how far it is, 0 to 1. */ report(fraction: number): void; log(words: string): void }

/** A way to hand packages over. Settings come from the environment; sending the same batch again is once. */
export type Channel<Settings extends z.ZodType = z.ZodType> = {
  readonly id: string
  readonly label: string
  /** What it needs of the environment, by variable. @returns null when it is not set up here */
  readonly settings: Settings
  read(env: Readonly<Record<string, string | undefined>>): z.input<Settings> | null
  /** Puts all files there, the closing one last. @throws {Error} when something fails: tried again from what is there already */
  send(packed: ReleasePackage, settings: z.output<Settings>, tools: ChannelTools): Promise<void>
  /** What the recipient said of batches; left out: nothing comes back. */
  acknowledgements?(settings: z.output<Settings>, batches: readonly string[], tools: ChannelTools): Promise<Acknowledgement[]>
}

/** Declares a channel. */
export const defineChannel = <Settings extends z.ZodType>(channel: Channel<Settings>): Channel => channel as unknown as Channel

const MINUTE = 60_000

/** One package of a release. Done by `ddex`. */
export const packRelease = defineJob({ name: "release.pack", queue: "releases", attempts: 3, timeoutMs: 60 * MINUTE, data: z.object({ export_id: z.string() }) })
/** One hand-over by a channel. Done by `ddex`. */
export const deliverRelease = defineJob({ name: "release.deliver", queue: "releases", attempts: 5, timeoutMs: 60 * MINUTE, data: z.object({ delivery_id: z.string() }) })
/** Reads what recipients said. Runs by the clock. Done by `ddex`. */
export const readAcknowledgements = defineJob({ name: "release.acknowledgements", queue: "releases", attempts: 1, everyMs: MINUTE, data: z.object({}).loose() })
/** Looks for releases that were handed over at Spotify. Runs by the clock. Done by `ddex`. */
export const lookUpReleases = defineJob({ name: "release.look-up", queue: "releases", attempts: 1, everyMs: 60 * MINUTE, data: z.object({}).loose() })
