import type { RecordingRow } from "./rows"

/** The producer's word on the key where given, also when it is that there is none; else the machine's. */
export const keyOf = ({ key, facts_confirmed_at, analysis }: Pick<RecordingRow, "key" | "facts_confirmed_at" | "analysis">): string | null =>
  key ?? (facts_confirmed_at ? null : (analysis?.key ?? null))
