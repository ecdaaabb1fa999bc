import type { SoundLinks } from "@max-booster/api-contract"
import type { RecordingRow } from "../../modules/recordings"

/** Where anybody may hear and see a recording: its preview, the better format first, and its waveform, the finest level first. */
export function soundLinks({ assets = [], sound }: Pick<RecordingRow, "assets" | "sound">): SoundLinks {
  const previews = assets.filter(({ kind }) => kind === "preview").sort((a, b) => Number(b.variant === "aac") - Number(a.variant === "aac"))
  const framesOf = ({ variant }: { variant: string }) => Number(variant)
  const waves = assets.filter(({ kind, variant }) => kind === "peaks" && variant !== "").sort((a, b) => framesOf(a) - framesOf(b))
  const frames = sound ? (sound.facts.durationMs / 1_000) * sound.facts.sampleRate : 0
  return {
    previews: previews.flatMap(({ url, mime_type }) => (url ? [{ url, mime_type }] : [])),
    waves: waves.flatMap((wave) => (wave.url ? [{ url: wave.url, pixels: Math.ceil(frames / framesOf(wave)) }] : [])),
  }
}
