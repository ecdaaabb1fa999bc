import type { StemRole } from "@max-booster/music"

/** One stem in the manifest. */
export type ManifestStem = {
  name: string; role: StemRole
  /** Its name in the zip. */
  file: string
  /** Hex. */
  sha256: string
  duration_ms: number; sample_rate: number; channels: number
  /** Bits a sample; null in lossy formats. */
  bit_depth: number | null
}

/** What a zip of stems says of itself, in `manifest.json`. */
export type StemsManifest = { format: "max-booster-stems"; version: 2; title: string; bpm: number | null; key: string | null; stems: ManifestStem[] }

/** Name of the manifest in a zip. */
export const MANIFEST = "manifest.json"

/** The manifest of a recording's stems, in the order in which they are packed. */
export const manifestOf = ({ title, bpm, key }: Pick<StemsManifest, "title" | "bpm" | "key">, stems: readonly ManifestStem[]): StemsManifest => ({
  format: "max-booster-stems", version: 2, title, bpm, key, stems: [...stems],
})
