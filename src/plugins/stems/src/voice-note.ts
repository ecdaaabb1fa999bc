import { join } from "node:path"
import { ok, type Result } from "@max-booster/kernel"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { VOICE_NOTE } from "./core/limits"
import type { UploadRefusal } from "./core/refusals"
import { checkUpload } from "./gate"
import { drawWaveform } from "./peaks"

/** A voice note as it is kept: Opus for most browsers, AAC for Safari, and what a waveform is drawn from. */
export type VoiceNote = {
  durationMs: number
  opus: string; m4a: string
  /** The finest level of peaks, and at most 800 bars. */
  peaks: string; bars: number[]
}

const NOTE_RATE = 48_000

/**
 * The gate of voice notes, apart from that of recordings: WebM or Ogg with Opus, or M4A; 0.3 seconds to 5 minutes, at most 20 MB.
 * @param path a file with a name made by the server
 * @param name as its owner knows it; used in messages only
 * @param folder of the job; what is made is written there
 * @throws {Error} when FFmpeg is missing or the disk fails: never because of what is in the file
 */
export async function takeVoiceNote(path: string, name: string, folder: string, signal: AbortSignal): Promise<Result<VoiceNote, UploadRefusal>> {
  const gate = await checkUpload(path, name, signal, VOICE_NOTE)
  if (!gate.ok) return gate
  const { channels, durationMs } = gate.value
  const [opus, m4a] = [join(folder, "note.ogg"), join(folder, "note.m4a")]
  const bare = ["-map", "0:a:0", "-ar", String(NOTE_RATE), "-ac", String(channels), "-fflags", "+bitexact", "-flags:a", "+bitexact"]
  await runFfmpeg({
    inputs: [{ path, demuxers: VOICE_NOTE.demuxers, options: ["-t", String(VOICE_NOTE.maxSeconds + 1)] }],
    outputs: [
      { path: opus, options: [...bare, "-c:a", "libopus", "-b:a", `${channels * 32}k`, "-f", "ogg"] },
      { path: m4a, options: [...bare, "-c:a", "aac", "-b:a", `${channels * 64}k`, "-movflags", "+faststart", "-f", "mp4"] },
    ],
    cwd: folder, signal,
  })
  const { levels: [finest], bars } = await drawWaveform({ path: opus, channels, sampleRate: NOTE_RATE }, folder, signal)
  if (!finest) throw new Error("A voice note has no peaks")
  return ok({ durationMs, opus, m4a, peaks: finest.path, bars })
}
