import { Biquad } from "./biquad"

const BUTTERWORTH = Math.SQRT1_2

/** One channel into two bands: Linkwitz-Riley of the fourth order, two Butterworth filters each. Their sum is an allpass. */
class Split {
  private readonly filters = [new Biquad(), new Biquad(), new Biquad(), new Biquad()] as const
  private hz = 0
  low = 0
  high = 0

  constructor(private readonly sampleRate: number) {}

  push(sample: number, hz: number): void {
    const [low1, low2, high1, high2] = this.filters
    if (hz !== this.hz) {
      this.hz = hz
      for (const filter of [low1, low2]) filter.shape("lowpass", hz, BUTTERWORTH, 0, this.sampleRate)
      for (const filter of [high1, high2]) filter.shape("highpass", hz, BUTTERWORTH, 0, this.sampleRate)
    }
    this.low = low2.push(low1.push(sample))
    this.high = high2.push(high1.push(sample))
  }
}

/** One channel into three bands that sum flat: the low band passes the upper crossover's allpass, too. */
export class Crossover {
  private readonly lower: Split
  private readonly upper: Split
  private readonly phase: Split
  low = 0
  mid = 0
  high = 0

  constructor(sampleRate: number) {
    this.lower = new Split(sampleRate)
    this.upper = new Split(sampleRate)
    this.phase = new Split(sampleRate)
  }

  /** Takes a sample; `low`, `mid` and `high` are its bands. @param lowHz @param highHz above `lowHz` */
  push(sample: number, lowHz: number, highHz: number): void {
    this.lower.push(sample, lowHz)
    this.phase.push(this.lower.low, highHz)
    this.upper.push(this.lower.high, highHz)
    this.low = this.phase.low + this.phase.high
    this.mid = this.upper.low
    this.high = this.upper.high
  }
}
