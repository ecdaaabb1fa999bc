import type { Measures } from "@max-booster/extension-api"

/** A sample this near to full scale is at it: what 16 bits round to. */
const FULL_SCALE = 32_767 / 32_768
const LEAST_RUN = 3
const FIRST_RUNS = 10
/** -60 dBFS. */
const AUDIBLE = 0.001
const BLOCK_SECONDS = 3
/** The share of loudest blocks that the DR meter looks at. */
const LOUDEST = 0.2

/** Measures samples while they stream by. */
export class MeasureCollector {
  private readonly channels: Channel[]
  private frames = 0
  private firstAudible = -1
  private lastAudible = -1
  private product = 0

  /** @param sampleRate Hz */
  constructor(private readonly sampleRate: number, channels: number) {
    this.channels = Array.from({ length: channels }, () => new Channel(sampleRate))
  }

  /** Takes the next frames, channels interleaved, -1 to 1. */
  push(samples: Float32Array): void {
    const count = this.channels.length
    const frames = Math.floor(samples.length / count)
    this.channels.forEach((channel, offset) => { channel.push(samples, offset, count) })
    for (let n = 0; n < frames; n++) {
      const left = samples[n * count] as number
      const right = samples[n * count + count - 1] as number
      this.product += left * right
      if (left > AUDIBLE || left < -AUDIBLE || right > AUDIBLE || right < -AUDIBLE) {
        if (this.firstAudible < 0) this.firstAudible = this.frames + n
        this.lastAudible = this.frames + n
      }
    }
    this.frames += frames
  }

  /** Everything so far. */
  finish({ integratedLufs, truePeakDbtp }: { integratedLufs: number | null; truePeakDbtp: number | null }): Measures {
    const ms = (frames: number) => Math.round((frames * 1_000) / this.sampleRate)
    const [left, right = left] = this.channels
    const starts = [...new Set(this.channels.flatMap(({ runStarts }) => runStarts).map(ms))].sort((a, b) => a - b)
    const silent = this.firstAudible < 0
    const ranges = this.channels.flatMap((channel) => channel.dynamicRange() ?? [])
    const energy = Math.sqrt((left?.energy ?? 0) * (right?.energy ?? 0))
    const offsets = this.channels.map(({ sum }) => sum / Math.max(1, this.frames)).sort((a, b) => Math.abs(b) - Math.abs(a))
    return {
      plrLu: integratedLufs === null || truePeakDbtp === null ? null : round(truePeakDbtp - integratedLufs, 1),
      dynamicRangeDr: ranges.length === 0 ? null : round(ranges.reduce((sum, range) => sum + range, 0) / ranges.length, 0),
      clipping: { runs: this.channels.reduce((sum, { runs }) => sum + runs, 0), firstMs: starts.slice(0, FIRST_RUNS) },
      silenceMs: silent ? { start: ms(this.frames), end: ms(this.frames) } : { start: ms(this.firstAudible), end: ms(this.frames - 1 - this.lastAudible) },
      dcOffset: round(offsets[0] ?? 0, 5),
      stereoCorrelation: this.channels.length < 2 || energy === 0 ? null : round(this.product / energy, 3),
    }
  }
}

/** One channel: clipped runs, its mean, and the loudness and peak of its blocks. */
class Channel {
  runs = 0
  readonly runStarts: number[] = []
  sum = 0
  energy = 0
  private run = 0
  private seen = 0
  private blockEnergy = 0
  private blockPeak = 0
  private blockSeen = 0
  private readonly blocks: { rms: number; peak: number }[] = []
  private readonly blockLength: number

  constructor(sampleRate: number) {
    this.blockLength = Math.round(sampleRate * BLOCK_SECONDS)
  }

  push(samples: Float32Array, offset: number, step: number): void {
    for (let at = offset; at < samples.length; at += step) {
      const sample = samples[at] as number
      const size = sample < 0 ? -sample : sample
      this.sum += sample
      this.blockEnergy += sample * sample
      if (size > this.blockPeak) this.blockPeak = size
      if (size >= FULL_SCALE) this.clip()
      else this.run = 0
      this.seen++
      if (++this.blockSeen === this.blockLength) this.closeBlock()
    }
    this.energy = this.blocks.reduce((sum, { rms }) => sum + (rms * rms * this.blockLength) / 2, this.blockEnergy)
  }

  /** DR after the published TT meter: twice the mean square in a block (a full-scale sine is 0 dB), the loudest fifth against the second peak. */
  dynamicRange(): number | null {
    const blocks = this.blockSeen > this.blockLength / 2 || this.blocks.length === 0 ? [...this.blocks, this.block()] : this.blocks
    const loudest = blocks.map(({ rms }) => rms).sort((a, b) => b - a).slice(0, Math.max(1, Math.round(blocks.length * LOUDEST)))
    const rms = Math.sqrt(loudest.reduce((sum, value) => sum + value * value, 0) / loudest.length)
    const peaks = blocks.map(({ peak }) => peak).sort((a, b) => b - a)
    const peak = peaks[1] ?? peaks[0] ?? 0
    return rms > 0 && peak > 0 ? 20 * Math.log10(peak / rms) : null
  }

  private clip(): void {
    if (++this.run !== LEAST_RUN) return
    this.runs++
    if (this.runStarts.length < FIRST_RUNS) this.runStarts.push(this.seen - LEAST_RUN + 1)
  }

  private block() { return { rms: Math.sqrt((2 * this.blockEnergy) / Math.max(1, this.blockSeen)), peak: this.blockPeak } }

  private closeBlock(): void {
    this.blocks.push(this.block())
    this.blockEnergy = this.blockPeak = this.blockSeen = 0
  }
}

/** Never -0. */
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits + 0
