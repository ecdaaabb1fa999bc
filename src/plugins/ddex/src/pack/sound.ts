import { runFfmpeg } from "@max-booster/ffmpeg"
import type { SourceFacts } from "@max-booster/extension-api"

/** What stores take of every release: 44.1 kHz, 16 bit, stereo. */
export const DELIVERED = { sampleRate: 44_100, bitDepth: 16, channels: 2 } as const
export type DeliveredCodec = "wav" | "flac"

/**
 * What FFmpeg makes a delivered file with: resampled by soxr where the rate differs, with triangular dither where bits are lost. The same file gives
 * the same bytes.
 */
export function deliveredOptions(codec: DeliveredCodec, { sampleRate, bitDepth }: Pick<SourceFacts, "sampleRate" | "bitDepth">): string[] {
  const isUntouched = sampleRate === DELIVERED.sampleRate && bitDepth !== null && bitDepth <= DELIVERED.bitDepth
  return [
    "-map", "0:a:0", "-af", `aresample=${DELIVERED.sampleRate}:resampler=soxr:precision=28:out_sample_fmt=s16${isUntouched ? "" : ":dither_method=triangular"}`,
    "-ac", String(DELIVERED.channels), ...(codec === "wav" ? ["-c:a", "pcm_s16le", "-f", "wav"] : ["-c:a", "flac", "-compression_level", "5", "-f", "flac"]),
    "-fflags", "+bitexact", "-flags:a", "+bitexact",
  ]
}

/** Renders a track as it is delivered. */
export async function renderDelivered(source: string, codec: DeliveredCodec, facts: SourceFacts, target: string, cwd: string, signal: AbortSignal, onFraction: (fraction: number) => void): Promise<void> {
  await runFfmpeg({
    inputs: [{ path: source }], outputs: [{ path: target, options: deliveredOptions(codec, facts) }], cwd, signal, timeoutMs: 15 * 60_000,
    onSeconds: (at) => { onFraction(Math.min(1, (at * 1_000) / facts.durationMs)) },
  })
}
