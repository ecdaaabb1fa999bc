import { powerToDecibels, toDecibels } from "@max-booster/mastering/decibels"
import { Biquad } from "./biquad"
import type { Block } from "./kernel"
import { TruePeak } from "./true-peak"

/** Of the loudness of a power, dB (ITU-R BS.1770-5, Annex 1). */
const OFFSET = -0.691
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10
/** Loudness of blocks is counted in bins of 0.05 LU, so that a day's worth needs no more memory than a minute's. */
const BINS_PER_LU = 20
const TOP = 20
/** A hop is 100 ms: blocks of 400 ms overlap by three quarters. */
const HOPS = { momentary: 4, shortTerm: 30 }

/** Loudness by ITU-R BS.1770-5 for mono and stereo, in LUFS and dBTP; minus infinity where there is nothing. */
export class LoudnessMeter {
  private readonly filters: [Biquad, Biquad][]
  private readonly peaks: TruePeak[]
  private readonly hopFrames: number
  private readonly hops = new Float64Array(HOPS.shortTerm)
  private hopCount = 0
  private energy = 0
  private frames = 0
  private peak = 0
  private readonly counts = new Uint32Array((TOP - ABSOLUTE_GATE) * BINS_PER_LU)
  private readonly powers = new Float64Array(this.counts.length)

  constructor(sampleRate: number, channels = 2) {
    this.hopFrames = Math.round(sampleRate / 10)
    this.filters = Array.from({ length: channels }, () => [new Biquad().set(shelf(sampleRate)), new Biquad().set(highpass(sampleRate))])
    this.peaks = Array.from({ length: channels }, () => new TruePeak())
  }

  push(block: Block): void {
    const length = block[0]?.length ?? 0
    for (let i = 0; i < length; i++) {
      for (let channel = 0; channel < this.filters.length; channel++) {
        const sample = block[channel]?.[i] ?? 0
        const [first, second] = this.filters[channel] as [Biquad, Biquad]
        const weighted = second.push(first.push(sample))
        this.energy += weighted * weighted
        const peak = Math.max(Math.abs(sample), (this.peaks[channel] as TruePeak).push(sample))
        if (peak > this.peak) this.peak = peak
      }
      if (++this.frames === this.hopFrames) this.endHop()
    }
  }

  /** Of the last 400 ms. */
  momentary(): number {
    return loudnessOf(this.mean(HOPS.momentary))
  }

  /** Of the last 3 s. */
  shortTerm(): number {
    return loudnessOf(this.mean(HOPS.shortTerm))
  }

  /** Of everything, by both gates. */
  integrated(): number {
    const above = (lufs: number) => {
      let [count, power] = [0, 0]
      for (let bin = Math.max(0, Math.ceil((lufs - ABSOLUTE_GATE) * BINS_PER_LU)); bin < this.counts.length; bin++) {
        count += this.counts[bin] as number
        power += this.powers[bin] as number
      }
      return count === 0 ? Number.NEGATIVE_INFINITY : loudnessOf(power / count)
    }
    return above(above(ABSOLUTE_GATE) + RELATIVE_GATE)
  }

  /** Largest of all channels, dBTP. */
  truePeak(): number {
    return toDecibels(this.peak)
  }

  private mean(hops: number): number {
    let sum = 0
    for (let back = 1; back <= hops; back++) sum += this.hops[(this.hopCount - back + 2 * HOPS.shortTerm) % HOPS.shortTerm] as number
    return sum / hops
  }

  private endHop(): void {
    this.hops[this.hopCount % HOPS.shortTerm] = this.energy / this.hopFrames
    this.hopCount++
    this.energy = this.frames = 0
    if (this.hopCount < HOPS.momentary) return
    const power = this.mean(HOPS.momentary)
    const bin = Math.floor((loudnessOf(power) - ABSOLUTE_GATE) * BINS_PER_LU)
    if (!(bin >= 0)) return
    const at = Math.min(bin, this.counts.length - 1)
    this.counts[at] = (this.counts[at] as number) + 1
    this.powers[at] = (this.powers[at] as number) + power
  }
}

const loudnessOf = (power: number) => OFFSET + powerToDecibels(power)

/** The two filters of K-weighting: analogue prototypes whose bilinear transform at 48 kHz gives the coefficients of the recommendation. */
function shelf(sampleRate: number) {
  const k = Math.tan((Math.PI * 1_681.974450955533) / sampleRate)
  const q = 0.7071752369554196
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return { b0: (high + (band * k) / q + k * k) / a0, b1: (2 * (k * k - high)) / a0, b2: (high - (band * k) / q + k * k) / a0, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

function highpass(sampleRate: number) {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}
