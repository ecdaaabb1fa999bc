import type { ReleaseExport, ReleaseTarget } from "@max-booster/api-contract"
import type { Purpose } from "./delivery"

/** A package as stored. */
export type ExportRow = {
  id: string; release_id: string; seller_id: string; target: ReleaseTarget; purpose: Purpose; flac: boolean; state: ReleaseExport["state"]; phase: string; fraction: number; problem: string | null
  revision: number; fingerprint: string | null; batch: string; message_id: string | null; thread_id: string | null; sequence: number; checked: ReleaseExport["checked"]
  file_id: string | null; filename: string | null; size: number | null; checksum: string | null; created_at: Date; ended_at: Date | null
}

/** A hand-over as stored. */
export type DeliveryRow = { id: string; export_id: string; channel: string; state: ReleaseExport["deliveries"][number]["state"]; words: string; created_at: Date; updated_at: Date }

/** A package as its producer sees it. `isCurrent`: nothing that goes into it changed since. */
export function toExportView(row: ExportRow, deliveries: readonly DeliveryRow[], { url, isCurrent }: { url: string | null; isCurrent: boolean }): ReleaseExport {
  return {
    id: row.id, target: row.target, state: row.state, purpose: row.purpose, phase: row.phase, fraction: row.fraction, problem: row.problem, batch: row.batch, message_id: row.message_id,
    url, size: row.size, checksum: row.checksum, is_current: isCurrent, created_at: row.created_at.toISOString(), ended_at: row.ended_at?.toISOString() ?? null, checked: row.checked,
    deliveries: deliveries.filter(({ export_id }) => export_id === row.id).map(({ id, channel, state, words, updated_at }) => ({ id, channel, state, words, at: updated_at.toISOString() })),
  }
}
