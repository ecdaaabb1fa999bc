import type { SampleSource } from "@max-booster/studio-sound"

/** Samples to a peak, the finest first. */
export const LEVELS = [256, 2_048, 16_384] as const
const MOST = 32_767
const PART_FRAMES = LEVELS[2] * 16

/** The extremes of a sound in levels: pairs of lowest and highest, 16 bits, over all channels. */
export type Peaks = { readonly frames: number; readonly levels: readonly Int16Array[] }

/** Draws the waveform of a sound, part by part, so that nothing waits for it. */
export async function peaksOf(source: SampleSource, signal?: AbortSignal): Promise<Peaks> {
  const finest = new Int16Array(2 * Math.ceil(source.frames / LEVELS[0]))
  for (let from = 0; from < source.frames; from += PART_FRAMES) {
    signal?.throwIfAborted()
    const count = Math.min(PART_FRAMES, source.frames - from)
    fill(finest, from / LEVELS[0], await source.read(from, count), count)
  }
  return { frames: source.frames, levels: [finest, coarser(finest, LEVELS[1] / LEVELS[0]), coarser(finest, LEVELS[2] / LEVELS[0])] }
}

function fill(finest: Int16Array, first: number, channels: readonly Float32Array[], count: number): void {
  for (let peak = 0; peak * LEVELS[0] < count; peak++) {
    let [low, high] = [1, -1]
    for (const samples of channels) {
      for (let n = peak * LEVELS[0]; n < Math.min(count, (peak + 1) * LEVELS[0]); n++) {
        const sample = samples[n] as number
        if (sample < low) low = sample
        if (sample > high) high = sample
      }
    }
    finest[2 * (first + peak)] = Math.max(-MOST, Math.floor(low * MOST))
    finest[2 * (first + peak) + 1] = Math.min(MOST, Math.ceil(high * MOST))
  }
}

function coarser(finest: Int16Array, times: number): Int16Array {
  const made = new Int16Array(2 * Math.ceil(finest.length / 2 / times))
  for (let n = 0; n < made.length / 2; n++) {
    let [low, high] = [MOST, -MOST]
    for (let m = n * times; m < Math.min((n + 1) * times, finest.length / 2); m++) {
      low = Math.min(low, finest[2 * m] as number)
      high = Math.max(high, finest[2 * m + 1] as number)
    }
    made[2 * n] = low
    made[2 * n + 1] = high
  }
  return made
}

/** The coarsest level that still has a peak for each pixel. */
export function levelFor({ levels }: Peaks, framesPerPx: number): { peaks: Int16Array; framesPerPeak: number } {
  const index = framesPerPx >= LEVELS[2] ? 2 : framesPerPx >= LEVELS[1] ? 1 : 0
  return { peaks: levels[index] as Int16Array, framesPerPeak: LEVELS[index] }
}

/** Lowest and highest between two frames, -1 to 1. */
export function extremesOf({ peaks, framesPerPeak }: { peaks: Int16Array; framesPerPeak: number }, from: number, to: number): [number, number] {
  const [first, last] = [Math.max(0, Math.floor(from / framesPerPeak)), Math.min(peaks.length / 2 - 1, Math.max(Math.floor(from / framesPerPeak), Math.ceil(to / framesPerPeak) - 1))]
  let [low, high] = [MOST, -MOST]
  for (let n = first; n <= last; n++) {
    low = Math.min(low, peaks[2 * n] as number)
    high = Math.max(high, peaks[2 * n + 1] as number)
  }
  return low > high ? [0, 0] : [low / MOST, high / MOST]
}

/** As bytes, to be kept: frames, then the levels one after another. */
export function packPeaks({ frames, levels }: Peaks): Blob {
  return new Blob([new Float64Array([frames]), ...levels.map((level) => level.slice())])
}

/** What `packPeaks` wrote. */
export function unpackPeaks(bytes: ArrayBuffer): Peaks {
  const [frames = 0] = new Float64Array(bytes, 0, 1)
  let at = 8
  const levels = LEVELS.map((each) => {
    const length = 2 * Math.ceil(Math.ceil(frames / LEVELS[0]) / (each / LEVELS[0]))
    const level = new Int16Array(bytes, at, length)
    at += level.byteLength
    return level
  })
  return { frames, levels }
}
