import type { RecordingView } from "@max-booster/api-contract"
import type { Track } from "../player/store.client"
import { thin } from "../player/to-track"

/** A recording as the player takes it; null while there is nothing to hear. */
export function recordingTrack({ id, title, preview_url, sound, peaks, analysis, artwork_url }: RecordingView): Track | null {
  if (!preview_url || !analysis) return null
  return { id, handle: "", title, producer: "Your recording", artworkUrl: artwork_url, previews: sound.previews, waves: sound.waves, peaks: thin(peaks, 160), durationMs: analysis.duration_ms, price: "", href: `/sell/beats/${id}` }
}
