import { stat } from "node:fs/promises"
import { samplesOfFile } from "../pcm"
import type { Sound } from "./sound"

/** The largest excursion of each of so many spans of a raw sound, over all channels. */
export async function spanPeaks({ path, channels }: Pick<Sound, "path" | "channels">, spans: number, signal: AbortSignal): Promise<Float32Array> {
  const frames = (await stat(path)).size / 4 / channels
  const peaks = new Float32Array(Math.min(spans, Math.max(1, frames)))
  const perSpan = (frames * channels) / peaks.length
  let [span, end, at] = [0, perSpan, 0]
  for await (const samples of samplesOfFile(path, signal)) {
    for (const sample of samples) {
      if (++at > end && span < peaks.length - 1) end = perSpan * (++span + 1)
      const size = Math.abs(sample)
      if (size > (peaks[span] as number)) peaks[span] = size
    }
  }
  return peaks
}

/** A waveform for a page: 0 to 1, two decimals, its largest span at 1. */
export function toWave(peaks: Float32Array): number[] {
  const largest = peaks.reduce((most, peak) => Math.max(most, peak), 0)
  return Array.from(peaks, (peak) => (largest === 0 ? 0 : Math.round((peak / largest) * 100) / 100))
}

/** What a limiter took from each span, dB, from peaks before and after; both have the same spans. */
export const reductionOf = (before: Float32Array, gainDb: number, after: Float32Array): number[] => {
  const gain = 10 ** (gainDb / 20)
  return Array.from(before, (peak, span) => {
    const [into, out] = [peak * gain, after[span] ?? 0]
    return into > 0 && out > 0 ? Math.max(0, Math.round(200 * Math.log10(into / out)) / 10) : 0
  })
}
