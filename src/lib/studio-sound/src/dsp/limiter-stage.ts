import { DelayLine } from "./delay-line"
import { SlidingMinimum } from "./sliding-minimum"
import { TruePeak, TRUE_PEAK_DELAY } from "./true-peak"

/** Frames on each side for which a peak between samples holds the gain down: half of the interpolating filter. */
const REACH = 6

/**
 * Gain that is low enough before a peak comes, smoothed by a moving average of as many frames as it looks ahead.
 * A least value over a longer window goes into the average, so that the average is never above what a peak needs.
 */
export class LimiterStage {
  private readonly peaks = [new TruePeak(), new TruePeak()]
  private readonly delays: DelayLine[]
  private readonly least: SlidingMinimum
  private readonly window: Float64Array
  private at = 0
  private sum: number
  private envelope = 1
  /** Frames by which the sound comes later. */
  readonly latency: number

  /** @param ahead frames over which the gain goes down */
  constructor(private readonly ahead: number) {
    this.latency = ahead + TRUE_PEAK_DELAY - 1 + REACH
    this.delays = [new DelayLine(this.latency), new DelayLine(this.latency)]
    this.least = new SlidingMinimum(ahead + 1 + 2 * REACH)
    this.window = new Float64Array(ahead).fill(1)
    this.sum = ahead
  }

  /** Sound at the frame that comes out, by channel, before gain. */
  readonly delayed = new Float64Array(2)

  /**
   * @param ceiling amplitude @param release part of the way back a frame, 0 to 1
   * @returns the gain for what is now in `delayed`
   */
  push(left: number, right: number, ceiling: number, release: number): number {
    const [first, second] = this.peaks as [TruePeak, TruePeak]
    const peak = Math.max(first.push(left), second.push(right), Math.abs(left), Math.abs(right))
    const needed = this.least.push(peak > ceiling ? ceiling / peak : 1)
    this.envelope = needed < this.envelope ? needed : this.envelope + (needed - this.envelope) * release
    this.sum += this.envelope - (this.window[this.at] as number)
    this.window[this.at] = this.envelope
    if (++this.at === this.ahead) this.resum()
    this.delayed[0] = (this.delays[0] as DelayLine).push(left)
    this.delayed[1] = (this.delays[1] as DelayLine).push(right)
    return Math.min(1, this.sum / this.ahead)
  }

  /** A running sum drifts: once a round it is made anew. */
  private resum(): void {
    this.at = 0
    this.sum = 0
    for (let i = 0; i < this.ahead; i++) this.sum += this.window[i] as number
  }
}
