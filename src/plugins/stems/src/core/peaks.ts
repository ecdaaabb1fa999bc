/** Pixels of the waveform a second. */
export const PEAKS_PER_SECOND = 100

/** Extremes of consecutive spans of a waveform, -1 to 1: min, max, min, max, … */
export type Peaks = Float32Array

/** Collects the extremes of spans while samples stream by. */
export class PeakReducer {
  private readonly pairs: number[] = []
  private min = 0
  private max = 0
  private seen = 0

  /** @param framesPerPixel samples of a span, e.g. 441 */
  constructor(private readonly framesPerPixel: number) {}

  /** Takes the next samples. */
  push(samples: Float32Array): void {
    for (const sample of samples) {
      if (sample < this.min) this.min = sample
      if (sample > this.max) this.max = sample
      if (++this.seen === this.framesPerPixel) this.close()
    }
  }

  /** The extremes so far, the last span however short. */
  finish(): Peaks {
    if (this.seen > 0) this.close()
    return Float32Array.from(this.pairs)
  }

  private close(): void {
    this.pairs.push(this.min, this.max)
    this.min = this.max = this.seen = 0
  }
}

/**
 * Peaks as the BBC's audiowaveform data format, version 1, 8 bits: a 20-byte header, then int8 pairs.
 * @param sampleRate Hz
 */
export function encodePeaks(peaks: Peaks, sampleRate: number, framesPerPixel: number): Buffer {
  const file = Buffer.alloc(20 + peaks.length)
  file.writeInt32LE(1, 0)
  file.writeUInt32LE(1, 4)
  file.writeInt32LE(sampleRate, 8)
  file.writeInt32LE(framesPerPixel, 12)
  file.writeUInt32LE(peaks.length / 2, 16)
  peaks.forEach((value, at) => { file.writeInt8(Math.round(Math.max(-1, Math.min(1, value)) * 127), 20 + at) })
  return file
}

/** The waveform for a shop page: at most `count` values from 0 to 1, two decimals, each the largest excursion of its span. */
export function toBars(peaks: Peaks, count = 800): number[] {
  const pixels = peaks.length / 2
  const bars = Math.min(count, pixels)
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * pixels) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * pixels) / bars))
    const span = peaks.subarray(from * 2, to * 2)
    const largest = span.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return Math.round(Math.min(1, largest) * 100) / 100
  })
}
