import type { RecordingView } from "@max-booster/api-contract"

/** Recordings whose title or file name has all words that were typed. */
export function recordingsLike(recordings: readonly RecordingView[], typed: string): RecordingView[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return recordings.filter(({ title, original_name }) => words.every((word) => `${title} ${original_name}`.toLowerCase().includes(word)))
}
