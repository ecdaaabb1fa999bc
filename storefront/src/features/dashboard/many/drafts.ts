import type { ManyFactsRow, RecordingView } from "@max-booster/api-contract"
import { formatBpm } from "@/lib/format"
import type { Draft } from "./facts-csv"

/** A recording's facts as the table shows them. */
export const draftOf = ({ title, genre, bpm, key, moods, description }: RecordingView): Draft =>
  ({ title, genre: genre ?? "", bpm: bpm === null ? "" : formatBpm(bpm), key: key ?? "", moods: moods.join(", "), description })

/** Whether a row has all that a producer's last word needs. */
export const isComplete = ({ title, genre, bpm }: Draft): boolean => title.trim() !== "" && genre !== "" && tempoOf(bpm) !== null

/** What is sent of a row: only what changed. An empty tempo is left to the machine. */
export function rowOf(id: string, draft: Draft, before: Draft, confirm: boolean): ManyFactsRow {
  const isNew = (field: keyof Draft) => confirm || draft[field] !== before[field]
  const bpm = tempoOf(draft.bpm)
  return {
    id, confirm,
    ...(isNew("title") && draft.title.trim() !== "" && { title: draft.title }),
    ...(isNew("genre") && draft.genre !== "" && { genre: draft.genre as NonNullable<ManyFactsRow["genre"]> }),
    ...(isNew("bpm") && bpm !== null && { bpm }),
    ...(isNew("key") && { key: (draft.key || null) as NonNullable<ManyFactsRow["key"]> | null }),
    ...(isNew("moods") && { moods: draft.moods.split(",").map((mood) => mood.trim()).filter(Boolean) }),
    ...(isNew("description") && { description: draft.description }),
  }
}

function tempoOf(typed: string): number | null {
  const bpm = Number(typed.replace(",", "."))
  return typed.trim() !== "" && bpm >= 40 && bpm <= 250 ? bpm : null
}
