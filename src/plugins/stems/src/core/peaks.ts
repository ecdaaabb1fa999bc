/** Samples of a pixel, from the finest level to the coarsest; each is a multiple of the one before, of which it is made. */
export const PEAK_LEVELS = [256, 2_048, 16_384] as const

/** The extremes of consecutive spans, 8 bits a value: for each pixel, and within it for each channel, minimum and maximum. */
export type PeakLevel = { framesPerPixel: number; channels: number; pairs: Int8Array }

/** Collects the extremes of a sound's shortest spans while its samples stream by. */
export class PeakReducer {
  private pairs = new Int8Array(1 << 16)
  private length = 0
  private readonly extremes: Int16Array
  private seen = 0

  /** @param channels 1 or 2 */
  constructor(private readonly channels: number) { this.extremes = new Int16Array(channels * 2) }

  /** Takes the next samples: whole frames, interleaved, 16 bits. */
  push(samples: Int16Array): void {
    const { channels } = this
    for (let from = 0; from < samples.length;) {
      const to = Math.min(samples.length, from + (PEAK_LEVELS[0] - this.seen) * channels)
      for (let channel = 0; channel < channels; channel++) this.widen(channel, samples, from, to)
      this.seen += (to - from) / channels
      if (this.seen === PEAK_LEVELS[0]) this.close()
      from = to
    }
  }

  /** All levels, the last span of each however short. The coarser ones show both channels at once, so that nothing cancels out as in a mono mix. */
  finish(): PeakLevel[] {
    if (this.seen > 0) this.close()
    const finest = { framesPerPixel: PEAK_LEVELS[0], channels: this.channels, pairs: this.pairs.slice(0, this.length) }
    return PEAK_LEVELS.slice(1).reduce<PeakLevel[]>((levels, framesPerPixel) => [...levels, coarser(levels.at(-1) ?? finest, framesPerPixel)], [finest])
  }

  /** One channel's part of a span: the whole work for each sample, so in local variables. */
  private widen(channel: number, samples: Int16Array, from: number, to: number): void {
    let low = this.extremes[channel * 2] ?? 0
    let high = this.extremes[channel * 2 + 1] ?? 0
    for (let at = from + channel; at < to; at += this.channels) {
      const sample = samples[at] as number
      if (sample < low) low = sample
      else if (sample > high) high = sample
    }
    this.extremes[channel * 2] = low
    this.extremes[channel * 2 + 1] = high
  }

  private close(): void {
    if (this.length + this.extremes.length > this.pairs.length) {
      const larger = new Int8Array(this.pairs.length * 2)
      larger.set(this.pairs)
      this.pairs = larger
    }
    for (const extreme of this.extremes) this.pairs[this.length++] = Math.round((extreme / 32_768) * 127)
    this.extremes.fill(0)
    this.seen = 0
  }
}

/** A level of longer spans, over all channels. */
function coarser({ framesPerPixel: finer, channels, pairs }: PeakLevel, framesPerPixel: number): PeakLevel {
  const valuesOfSpan = (framesPerPixel / finer) * channels * 2
  const merged = new Int8Array(Math.ceil(pairs.length / valuesOfSpan) * 2)
  pairs.forEach((value, at) => {
    const low = Math.floor(at / valuesOfSpan) * 2
    const side = value < 0 ? low : low + 1
    if (Math.abs(value) > Math.abs(merged[side] ?? 0)) merged[side] = value
  })
  return { framesPerPixel, channels: 1, pairs: merged }
}

/**
 * A level as the BBC's audiowaveform data format, 8 bits: version 1 for one channel, version 2 for more.
 * @param sampleRate Hz
 */
export function encodePeaks({ framesPerPixel, channels, pairs }: PeakLevel, sampleRate: number): Buffer {
  const header = [channels === 1 ? 1 : 2, 1, sampleRate, framesPerPixel, pairs.length / 2 / channels, ...(channels === 1 ? [] : [channels])]
  const file = Buffer.alloc(header.length * 4 + pairs.length)
  header.forEach((field, index) => { file.writeUInt32LE(field, index * 4) })
  file.set(new Uint8Array(pairs.buffer, pairs.byteOffset, pairs.length), header.length * 4)
  return file
}

/** The waveform for a list: at most `count` values from 0 to 1, two decimals, each the largest excursion of its span. */
export function toBars({ pairs, channels }: PeakLevel, count = 800): number[] {
  const pixels = pairs.length / 2 / channels
  const bars = Math.min(count, pixels)
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * pixels) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * pixels) / bars))
    const largest = pairs.subarray(from * 2 * channels, to * 2 * channels).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return Math.round(Math.min(1, largest / 127) * 100) / 100
  })
}

/** Reads a level back. @throws {Error} when it is none of ours */
export function decodePeaks(file: Buffer): PeakLevel & { sampleRate: number } {
  const version = file.readUInt32LE(0)
  const channels = version === 2 ? file.readUInt32LE(20) : 1
  if (version > 2 || file.readUInt32LE(4) !== 1 || channels < 1) throw new Error("These are no peaks of audiowaveform with 8 bits")
  const from = version === 2 ? 24 : 20
  return { sampleRate: file.readUInt32LE(8), framesPerPixel: file.readUInt32LE(12), channels, pairs: new Int8Array(Uint8Array.from(file.subarray(from)).buffer) }
}

/** Bars of a part of a recording, its loudest 1. Seconds. */
export function barsOfSpan({ sampleRate, framesPerPixel, channels, pairs }: PeakLevel & { sampleRate: number }, start: number, seconds: number, count: number): number[] {
  const at = (second: number) => Math.round((second * sampleRate) / framesPerPixel) * channels * 2
  const bars = toBars({ framesPerPixel, channels, pairs: pairs.subarray(at(start), at(start + seconds)) }, count)
  const loudest = Math.max(0.05, ...bars)
  return bars.map((bar) => bar / loudest)
}
