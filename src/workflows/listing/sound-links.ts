import type { SoundLinks } from "@max-booster/api-contract"
import type { StoredStem } from "@max-booster/extension-api"
import type { RecordingRow } from "../../modules/recordings"

/** Where anybody may hear and see a recording: its preview, the better format first, its waveform, the finest level first, and its stems. */
export function soundLinks({ assets = [], sound }: Pick<RecordingRow, "assets" | "sound">, stems: readonly StoredStem[] = []): SoundLinks {
  const previews = assets.filter(({ kind }) => kind === "preview").sort((a, b) => Number(b.variant === "aac") - Number(a.variant === "aac"))
  const framesOf = ({ variant }: { variant: string }) => Number(variant)
  const waves = assets.filter(({ kind, variant }) => kind === "peaks" && variant !== "").sort((a, b) => framesOf(a) - framesOf(b))
  const frames = sound ? (sound.facts.durationMs / 1_000) * sound.facts.sampleRate : 0
  return {
    previews: previews.flatMap(({ url, mime_type }) => (url ? [{ url, mime_type }] : [])),
    stems: stems.flatMap(({ id, name, role }) => {
      const url = assets.find(({ kind, variant }) => kind === "stem-preview" && variant === id)?.url
      return url ? [{ id, name, role, url }] : []
    }),
    waves: waves.flatMap((wave) => (wave.url ? [{ url: wave.url, pixels: Math.ceil(frames / framesOf(wave)) }] : [])),
  }
}
