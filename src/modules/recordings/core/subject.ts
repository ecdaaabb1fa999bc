import type { RenditionSubject, SourceSound } from "@max-booster/extension-api"
import { keyOf } from "./key-of"
import type { RecordingRow } from "./rows"

/** A ready recording as one of which something can be made. Its artist is filled in where shops are known. */
export function toSubject(row: RecordingRow): RenditionSubject | null {
  if (!row.sound) return null
  return {
    id: row.id, seller_id: row.seller_id, title: row.title, artist: "", genre: row.genre, sound: row.sound satisfies SourceSound, analysis: row.analysis,
    bpm: row.bpm ?? row.analysis?.bpm ?? null, key: keyOf(row),
    files: (row.assets ?? []).map(({ id, kind, variant, mime_type, size, checksum }) => ({ id, kind, variant, mime_type, size, checksum })),
  }
}
