import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { LaidTag, Loudness } from "@max-booster/extension-api"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { gainTo } from "../core/loudness"
import { renderTagPeriod, TAG_RATE } from "../core/tag"
import { PREVIEW } from "./preview"

/** What anybody may hear of stems: seconds, and where it begins as a share of the recording. */
export const STEM_PREVIEW = { seconds: 45, from: 0.3 } as const

/** One stem to be heard. */
export type HeardStem = { id: string; path: string; channels: number }

/**
 * The same part of every stem as MP3, 96 kbit/s, each as loud as it is in the mix of the preview. All are held back where the tag sounds, and each
 * carries its share of the tag: together they give one, and none is without.
 * @returns paths by the stems' ids
 */
export async function stemPreviews(stems: readonly HeardStem[], recording: { durationMs: number; loudness: Loudness }, tag: LaidTag, cwd: string, signal: AbortSignal, report: (fraction: number) => void): Promise<Map<string, string>> {
  const tagPath = join(cwd, "stems-tag.f32")
  const share = { ...tag.plan, levelDb: tag.plan.levelDb - 20 * Math.log10(stems.length) }
  await writeFile(tagPath, Buffer.from(renderTagPeriod(tag.sound, share).buffer))
  const seconds = recording.durationMs / 1_000
  const length = Math.min(STEM_PREVIEW.seconds, seconds)
  const start = Math.max(0, Math.min(seconds * STEM_PREVIEW.from, seconds - length))
  const made = new Map<string, string>()
  for (const { id, path, channels } of stems) {
    const to = join(cwd, `heard-${made.size}.mp3`)
    await runFfmpeg({
      inputs: [
        { path, options: ["-ss", start.toFixed(3), "-t", length.toFixed(3)] },
        { path: tagPath, raw: { sampleRate: TAG_RATE, channels: 2 }, options: ["-stream_loop", "-1"] },
      ],
      graph: stemGraph(channels, gainTo(PREVIEW.targetLufs, recording.loudness)),
      outputs: [{ path: to, options: ["-map", "[out]", "-t", length.toFixed(3), "-c:a", "libmp3lame", "-b:a", "96k", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp3"] }],
      cwd, signal,
    })
    made.set(id, to)
    report(made.size / stems.length)
  }
  return made
}

function stemGraph(channels: number, gainDb: number): string {
  const same = `aformat=sample_fmts=fltp:sample_rates=${TAG_RATE}:channel_layouts=stereo`
  return [
    `[0:a:0]${channels === 1 ? "pan=stereo|c0=c0|c1=c0" : "pan=stereo|c0=c0|c1=c1"},volume=${gainDb}dB,aresample=${TAG_RATE},apad,${same}[stem]`,
    "[1:a:0]asplit=2[a][b]",
    `[a]pan=stereo|c0=c0|c1=c0,${same}[gain]`,
    `[b]pan=stereo|c0=c1|c1=c1,${same}[tag]`,
    "[stem][gain]amultiply[held]",
    // Stems that clip alone may not in the mix: they are held at full scale and nothing else is done to them.
    "[held][tag]amix=inputs=2:duration=first:normalize=0,alimiter=level=0:limit=0.98:attack=1:release=40:latency=1[out]",
  ].join(";")
}
