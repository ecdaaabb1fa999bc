import type { ReleaseArtwork, ReleaseDocument } from "@max-booster/api-contract"
import type { Caps, ReleaseRecording, UsedLicense } from "@max-booster/extension-api"

/** Who sends or receives messages. */
export type Party = { name: string; /** DDEX party id, `PADPIDA…` without hyphens. */ dpid: string | null }

/** All that rules and builders look at, gathered before: pure functions ask nobody. */
export type ReleaseFacts = {
  id: string
  document: ReleaseDocument
  seller: { id: string; name: string; country: string }
  /** The day on which it is looked at, UTC. */
  today: string
  artwork: ReleaseArtwork | null
  /** By id, those that tracks name and the seller has. */
  recordings: ReadonlyMap<string, ReleaseRecording>
  /** By id, those that tracks name and the seller holds. */
  licenses: ReadonlyMap<string, UsedLicense>
  /** By ISRC, the recordings (ids) that carry it, this release's and all others'. */
  isrcs: ReadonlyMap<string, readonly string[]>
  /** By UPC, the releases (ids) that carry it. */
  upcs: ReadonlyMap<string, readonly string[]>
  sender: Party
}

export type { Caps, ReleaseRecording, UsedLicense }
