import type { RecordingView } from "@max-booster/api-contract"
import { deliverableKinds } from "@max-booster/extension-api"
import { camelotOf, type KeyName } from "@max-booster/music"
import type { ListingRow } from "../../modules/marketplace"
import { keyOf, type RecordingRow } from "../../modules/recordings"
import { soundLinks } from "./sound-links"
import { toAnalysisView } from "./to-analysis-view"

/** A recording as its producer sees it: his word where given, else the machine's. */
export function toRecordingView(row: RecordingRow, listing: ListingRow | undefined): RecordingView {
  const { analysis } = row
  const key = keyOf(row) as KeyName | null
  const url = (kind: string) => row.assets?.find((a) => a.kind === kind)?.url ?? null
  return {
    id: row.id, original_name: row.original_name, duplicate_of: row.duplicate_of, state: row.state, created_at: new Date(row.created_at).toISOString(),
    progress: { phase: row.progress_phase, fraction: row.progress_fraction },
    problem: row.problem_message ? { code: row.problem_code ?? "unknown", message: row.problem_message } : null,
    title: row.title, genre: row.genre as RecordingView["genre"], moods: row.moods, description: row.description,
    bpm: row.bpm ?? (analysis?.bpm ? Math.round(analysis.bpm * 10) / 10 : null), key, camelot: key ? camelotOf(key) : null, facts_confirmed: row.facts_confirmed_at !== null,
    analysis: analysis && toAnalysisView(analysis),
    peaks: row.peaks ?? [], preview_url: row.assets?.find((a) => a.kind === "preview" && a.variant === "")?.url ?? null, sound: soundLinks(row), artwork_url: url("artwork"),
    files: deliverableKinds.filter((kind) => row.assets?.some((a) => a.kind === kind)),
    stems: {
      state: row.stems_state, progress: { phase: row.stems_phase, fraction: row.stems_fraction },
      problem: row.stems_problem_message ? { code: row.stems_problem_code ?? "unknown", message: row.stems_problem_message } : null,
    },
    listing: { state: listing?.state ?? "draft", handle: listing?.state === "draft" ? null : (listing?.handle ?? null) },
  }
}
