import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import type { Readable } from "node:stream"
import { runFfmpeg } from "@max-booster/ffmpeg"
import type { SourceFacts } from "@max-booster/extension-api"

/** What stores take of every release: 44.1 kHz, 16 bit, stereo. */
export const DELIVERED = { sampleRate: 44_100, bitDepth: 16, channels: 2 } as const
export type DeliveredCodec = "wav" | "flac"

/** Copies a stored file into the job's folder. @throws {Error} when its bytes are not those that were stored: storage's fault, worth another try */
export async function fetchWhole(stored: Readable, checksum: string, path: string, signal: AbortSignal): Promise<void> {
  const hash = createHash("sha256")
  await pipeline(stored, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }, createWriteStream(path), { signal })
  const found = hash.digest("hex")
  if (found !== checksum) throw new Error(`A stored file has the checksum ${found.slice(0, 12)}…, not ${checksum.slice(0, 12)}…: storage returned other bytes`)
}

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

/** Size and sum of a file. */
export async function sumsOf(path: string, signal: AbortSignal): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256")
  let size = 0
  for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest("hex") }
}
