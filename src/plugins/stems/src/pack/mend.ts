import { join } from "node:path"
import type { StemFacts, StemMend } from "@max-booster/extension-api"
import { runFfmpeg } from "../ffmpeg/run"

/**
 * Makes a stem as long as its recording: silence at its end or its start, or its end cut, with 5 ms of fade. Its other samples stay as they are.
 * @returns null when there is nothing to mend that way
 */
export async function mend(path: string, facts: StemFacts, how: StemMend, recordingMs: number, folder: string, signal: AbortSignal): Promise<{ path: string; facts: StemFacts } | null> {
  const missing = Math.round(((recordingMs - facts.durationMs) * facts.sampleRate) / 1_000)
  const frames = Math.round((recordingMs * facts.sampleRate) / 1_000)
  if (missing === 0 || missing > 0 === (how === "cut-end")) return null
  const made = join(folder, `mended.${facts.extension}`)
  const seconds = recordingMs / 1_000
  const filter = {
    "pad-end": `apad=whole_len=${frames}`,
    "pad-start": `adelay=delays=${missing}S:all=1`,
    "cut-end": `atrim=end_sample=${frames},afade=t=out:st=${(seconds - 0.005).toFixed(6)}:d=0.005`,
  }[how]
  await runFfmpeg({
    inputs: [{ path }],
    outputs: [{ path: made, options: ["-map", "0:a:0", "-af", filter, ...codecOf(facts), "-fflags", "+bitexact", "-flags:a", "+bitexact"] }],
    cwd: folder, signal,
  })
  return { path: made, facts: { ...facts, durationMs: recordingMs } }
}

const codecOf = ({ extension, codec, bitDepth }: StemFacts): readonly string[] => extension === "flac"
  ? ["-c:a", "flac", "-sample_fmt", (bitDepth ?? 16) > 16 ? "s32" : "s16", ...((bitDepth ?? 16) > 16 ? ["-bits_per_raw_sample", String(bitDepth)] : []), "-f", "flac"]
  : ["-c:a", /^pcm_(u8|s16le|s24le|s32le|f32le|f64le)$/.test(codec) ? codec : `pcm_s${bitDepth ?? 24}le`, "-f", "wav", "-rf64", "auto"]
