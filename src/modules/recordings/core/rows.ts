import type { Analysis, Asset, AssetKind, RecordingState, SourceSound, StemsState } from "@max-booster/extension-api"

/** A recording as stored. */
export type RecordingRow = {
  id: string; seller_id: string; original_name: string; upload_id: string; duplicate_of: string | null; state: RecordingState; created_at: Date
  progress_phase: string; progress_fraction: number; sound: SourceSound | null; problem_code: string | null; problem_message: string | null
  title: string; genre: string | null; moods: string[]; description: string; bpm: number | null; key: string | null; facts_confirmed_at: Date | null
  stems_state: StemsState; stems_phase: string; stems_fraction: number; stems_problem_code: string | null; stems_problem_message: string | null
  stems_upload_id: string | null; stems_begun_at: Date | null; stems_revision: number
  analysis: Analysis | null; peaks: number[] | null; assets?: AssetRow[]
}
export type AssetRow = { id: string; recording_id: string; kind: AssetKind; variant: string; filename: string; mime_type: string; size: number; checksum: string; file_id: string; url: string | null }

export const toAsset = ({ id, recording_id, kind, variant, filename, mime_type, size, checksum, url }: AssetRow): Asset => ({ id, recording_id, kind, variant, filename, mime_type, size, checksum, url })

/** Kinds whose files anyone may fetch. */
export const isPublic = (kind: AssetKind): boolean => ["preview", "stem-preview", "peaks", "artwork"].includes(kind)
