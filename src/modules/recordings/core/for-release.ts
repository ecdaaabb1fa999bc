import type { Measures, ReleaseRecording, SourceSound, StoredRendition } from "@max-booster/extension-api"
import type { RecordingRow } from "./rows"

/** What was measured of a mended file; the report of its rendition. */
type Heard = { sound: SourceSound; measures: Measures | null }

/** A recording as a release needs it. @param mended the newest file that was made for releases, if there is one */
export function toReleaseRecording(row: RecordingRow, mended: Pick<StoredRendition, "id" | "files" | "report"> | undefined): Omit<ReleaseRecording, "writers"> {
  const { id, seller_id, title, state, genre, sound, analysis } = row
  return { id, seller_id, title, state, genre, sound, analysis, artwork_url: row.assets?.find(({ kind }) => kind === "artwork")?.url ?? null, lossless: (mended && mendedOf(mended)) ?? sourceOf(row) }
}

function mendedOf({ id, files: [file], report }: Pick<StoredRendition, "id" | "files" | "report">): ReleaseRecording["lossless"] {
  const { sound, measures } = report as Heard
  return file ? { asset_id: id, kind: "wav", checksum: file.checksum, size: file.size, heard: { sound, measures } } : null
}

/** As uploaded. The WAV that is sold may have another rate than was measured. */
function sourceOf({ assets = [], sound }: RecordingRow): ReleaseRecording["lossless"] {
  const file = sound?.facts.lossy === false ? assets.find(({ kind }) => kind === "source") : undefined
  return file ? { asset_id: file.id, kind: "source", checksum: file.checksum, size: file.size } : null
}
