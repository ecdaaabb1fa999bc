import type { Analysis, ReleaseRecording, SourceSound, StoredRendition } from "@max-booster/extension-api"
import type { RecordingRow } from "./rows"

/** What was measured of a mended file; the report of its rendition. */
type Heard = { sound: SourceSound; analysis: Analysis | null }

/** A recording as a release needs it. @param mended the newest file that was made for releases, if there is one */
export function toReleaseRecording(row: RecordingRow, mended: Pick<StoredRendition, "id" | "files" | "report"> | undefined): Omit<ReleaseRecording, "writers"> {
  const { id, seller_id, title, state, genre } = row
  const file = mended?.files[0]
  const heard = file ? (mended.report as Heard) : { sound: row.sound, analysis: row.analysis }
  return {
    id, seller_id, title, state, genre, ...heard, artwork_url: row.assets?.find(({ kind }) => kind === "artwork")?.url ?? null,
    lossless: mended && file ? { asset_id: mended.id, kind: "mended", checksum: file.checksum, size: file.size } : losslessOf(row),
  }
}

/** The shop's WAV is the source without a stranger's tags; a lossy source has none, and is none. */
function losslessOf({ assets = [], sound }: RecordingRow): ReleaseRecording["lossless"] {
  const file = sound?.facts.lossy === false ? (assets.find(({ kind }) => kind === "wav") ?? assets.find(({ kind }) => kind === "source")) : undefined
  return file ? { asset_id: file.id, kind: file.kind === "wav" ? "wav" : "source", checksum: file.checksum, size: file.size } : null
}
