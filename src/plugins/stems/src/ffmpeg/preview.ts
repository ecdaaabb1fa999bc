import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Loudness } from "@max-booster/extension-api"
import { gainTo } from "../core/loudness"
import { renderTagPeriod, TAG } from "../core/tag"
import { runFfmpeg } from "./run"

/** How a preview sounds. Seconds, LUFS; the ceiling is an amplitude that leaves MP3 room to overshoot. */
export const PREVIEW = { maxSeconds: 180, fadeSeconds: 3, targetLufs: -14, ceiling: 0.75 } as const

type PreviewSource = { path: string; durationMs: number; channels: number; loudness: Loudness }

/**
 * Makes the public preview: the whole track, at most three minutes, MP3 128 kbps, about -14 LUFS, with the audible tag over it.
 * @returns the path of `preview.mp3` in the job's folder
 */
export async function makePreview(source: PreviewSource, cwd: string, signal: AbortSignal, onFraction?: (fraction: number) => void): Promise<string> {
  const tagPath = join(cwd, "tag.f32")
  const path = join(cwd, "preview.mp3")
  const samples = renderTagPeriod()
  await writeFile(tagPath, Buffer.from(samples.buffer))
  const seconds = Math.min(source.durationMs / 1_000, PREVIEW.maxSeconds)
  await runFfmpeg({
    inputs: [
      { path: source.path, options: ["-t", String(PREVIEW.maxSeconds)] },
      { path: tagPath, raw: { sampleRate: TAG.sampleRate, channels: 2 }, options: ["-stream_loop", "-1"] },
    ],
    graph: previewGraph(source, seconds),
    outputs: [{ path, options: ["-map", "[out]", "-t", seconds.toFixed(3), "-c:a", "libmp3lame", "-b:a", "128k", "-ar", "44100", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp3"] }],
    cwd, signal,
    ...(onFraction && { onSeconds: (at: number) => { onFraction(Math.min(1, at / seconds)) } }),
  })
  return path
}

/** The beat at its loudness, held back by the tag's first channel, the tag's second channel over it, limited. */
function previewGraph({ channels, loudness, durationMs }: PreviewSource, seconds: number): string {
  const { fadeSeconds, ceiling, targetLufs, maxSeconds } = PREVIEW
  const stereo = channels === 1 ? "pan=stereo|c0=c0|c1=c0" : "pan=stereo|c0=c0|c1=c1"
  const fade = durationMs / 1_000 > maxSeconds ? `,afade=t=out:st=${seconds - fadeSeconds}:d=${fadeSeconds}` : ""
  const same = "aformat=sample_fmts=fltp:sample_rates=44100:channel_layouts=stereo"
  return [
    `[0:a:0]${stereo},volume=${gainTo(targetLufs, loudness)}dB,aresample=44100,${same}[beat]`,
    `[1:a:0]asplit=2[a][b]`,
    `[a]pan=stereo|c0=c0|c1=c0,${same}[gain]`,
    `[b]pan=stereo|c0=c1|c1=c1,${same}[tag]`,
    `[beat][gain]amultiply[held]`,
    // alimiter raises everything to its ceiling unless level=0.
    `[held][tag]amix=inputs=2:duration=first:normalize=0,alimiter=level=0:limit=${ceiling}:attack=3:release=60${fade}[out]`,
  ].join(";")
}
