import { createHash } from "node:crypto"
import type { ReleaseFacts } from "../core/facts"

/** A hash of everything of a release that goes into its packages: when it is another, a package from before is not current any more. */
export function fingerprintOf({ document, artwork, recordings, sender }: ReleaseFacts): string {
  const sounds = document.tracks.map(({ recording_id }) => recordings.get(recording_id ?? "")?.lossless?.checksum ?? null)
  return createHash("sha256").update(JSON.stringify([document, artwork?.checksum ?? null, sounds, sender])).digest("hex")
}
