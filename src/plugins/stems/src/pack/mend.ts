import { join } from "node:path"
import type { StemFacts, StemMend } from "@max-booster/extension-api"
import { runFfmpeg } from "@max-booster/ffmpeg"

/** Cut sound fades for so long, seconds. */
const FADE = 0.005

/**
 * Makes a stem as long as its recording: silence at its end or its start, or its end cut, or all of it moved to where it lies in the recording. Its other samples stay as they are.
 * @returns null when there is nothing to mend that way
 */
export async function mend(path: string, facts: StemFacts, how: StemMend, recordingMs: number, folder: string, signal: AbortSignal): Promise<{ path: string; facts: StemFacts } | null> {
  const filter = filterOf(facts, how, recordingMs)
  if (filter === null) return null
  const made = join(folder, `mended.${facts.extension}`)
  await runFfmpeg({
    inputs: [{ path }],
    outputs: [{ path: made, options: ["-map", "0:a:0", "-af", filter, ...codecOf(facts), "-fflags", "+bitexact", "-flags:a", "+bitexact"] }],
    cwd: folder, signal,
  })
  return { path: made, facts: { ...facts, durationMs: recordingMs } }
}

function filterOf({ durationMs, sampleRate, lagMs }: StemFacts, how: StemMend, recordingMs: number): string | null {
  const framesOf = (ms: number) => Math.round((ms * sampleRate) / 1_000)
  const whole = framesOf(recordingMs)
  const start = { "pad-end": 0, "cut-end": 0, "pad-start": whole - framesOf(durationMs), align: framesOf(lagMs ?? 0) }[how]
  const end = start + framesOf(durationMs)
  const isApt = { "pad-end": end < whole, "cut-end": end > whole, "pad-start": start > 0, align: start !== 0 }[how]
  if (!isApt) return null
  return [
    ...(start < 0 ? [`atrim=start_sample=${-start}`, "asetpts=PTS-STARTPTS", `afade=t=in:d=${FADE}`] : []),
    ...(start > 0 ? [`adelay=delays=${start}S:all=1`] : []),
    ...(end > whole ? [`atrim=end_sample=${whole}`, `afade=t=out:st=${(recordingMs / 1_000 - FADE).toFixed(6)}:d=${FADE}`] : [`apad=whole_len=${whole}`]),
  ].join(",")
}

const codecOf = ({ extension, codec, bitDepth }: StemFacts): readonly string[] => extension === "flac"
  ? ["-c:a", "flac", "-sample_fmt", (bitDepth ?? 16) > 16 ? "s32" : "s16", ...((bitDepth ?? 16) > 16 ? ["-bits_per_raw_sample", String(bitDepth)] : []), "-f", "flac"]
  : ["-c:a", /^pcm_(u8|s16le|s24le|s32le|f32le|f64le)$/.test(codec) ? codec : `pcm_s${bitDepth ?? 24}le`, "-f", "wav", "-rf64", "auto"]
