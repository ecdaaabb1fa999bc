import type { SourceFacts, StemFacts } from "@max-booster/extension-api"
import type { Result } from "@max-booster/kernel"
import { STEMS_LIMITS } from "./stems-limits"
import { refuseStem, type StemsRefusal } from "./stems-refusals"

/** How a stem is kept: the same samples, in a WAV or a FLAC, without anything but sound. */
export type StemForm = { extension: StemFacts["extension"]; outputOptions: readonly string[] }

/** Sample formats that WAV cannot hold, with those that hold the same values. */
const IN_WAV: Readonly<Record<string, string>> = { pcm_s8: "pcm_u8", pcm_s16be: "pcm_s16le", pcm_s24be: "pcm_s24le", pcm_s32be: "pcm_s32le", pcm_f32be: "pcm_f32le", pcm_f64be: "pcm_f64le" }

/** WAV stays WAV and FLAC stays FLAC, sample by sample; AIFF becomes WAV, ALAC becomes FLAC. */
export function formOf({ codec }: Pick<SourceFacts, "codec">): StemForm {
  if (codec === "flac") return { extension: "flac", outputOptions: ["-c:a", "copy", "-f", "flac"] }
  if (codec === "alac") return { extension: "flac", outputOptions: ["-c:a", "flac", "-f", "flac"] }
  return { extension: "wav", outputOptions: ["-c:a", IN_WAV[codec] ?? codec, "-f", "wav", "-rf64", "auto"] }
}

/** Judges a file that passed the gate as a stem: it must be lossless. Its length is another matter: that can be mended. */
export function judgeStem({ lossy }: Pick<SourceFacts, "lossy">, name: string): Result<null, StemsRefusal> {
  if (lossy) return { ok: false, error: refuseStem("lossy-stem", name, "is compressed with loss. Buyers of stems get lossless files: export it as WAV or FLAC.") }
  return { ok: true, value: null }
}

/** Whether a stem is as long as its recording; an effect's tail and an encoder's delay are forgiven. */
export const isFitting = ({ durationMs }: Pick<StemFacts, "durationMs">, recordingMs: number): boolean =>
  Math.abs(durationMs - recordingMs) <= STEMS_LIMITS.lengthToleranceMs
