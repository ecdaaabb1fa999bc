import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { type Block, type Kernel, type ParamValues, smoothing, valueAt } from "./kernel"
import { LimiterStage } from "./limiter-stage"

/** Over which the first gain goes down. */
const AHEAD_MS = 1.5
/** Of the second, which catches what the changing gain of the first lets through between samples. */
const SECOND_AHEAD = 32
/** What is left between samples after the second lies below this. */
const MARGIN = toAmplitude(-0.02)

/** Parameters of the limiter. Gain and ceiling: dB, dBTP; release: ms. */
export type LimiterParam = "gain" | "ceiling" | "release"

const ahead = (sampleRate: number) => Math.round((AHEAD_MS / 1_000) * sampleRate)

/** Frames by which the limiter delays. */
export const limiterLatency = (sampleRate: number): number => new LimiterStage(ahead(sampleRate)).latency + new LimiterStage(SECOND_AHEAD).latency

/**
 * Look-ahead limiter on true peaks: no point of the signal, four times oversampled by the filter of ITU-R BS.1770-5,
 * is above the ceiling. Both channels get the same gain. The meter is the least gain since last asked, dB.
 */
export class Limiter implements Kernel<LimiterParam> {
  private readonly first: LimiterStage
  private readonly second = new LimiterStage(SECOND_AHEAD)
  private least = 1

  constructor(private readonly sampleRate: number) {
    this.first = new LimiterStage(ahead(sampleRate))
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<LimiterParam, ParamValues>): void {
    if (!left || !right || !outLeft || !outRight) return
    const { first, second } = this
    let [lastGain, lastCeiling, lastRelease] = [Number.NaN, Number.NaN, Number.NaN]
    let [gain, ceiling, release] = [1, 1, 1]
    for (let i = 0; i < left.length; i++) {
      const gainDb = valueAt(params.gain, i)
      const ceilingDb = valueAt(params.ceiling, i)
      const releaseMs = valueAt(params.release, i)
      if (gainDb !== lastGain) gain = toAmplitude(lastGain = gainDb)
      if (ceilingDb !== lastCeiling) ceiling = toAmplitude(lastCeiling = ceilingDb) * MARGIN
      if (releaseMs !== lastRelease) release = smoothing(lastRelease = releaseMs, this.sampleRate)
      const rough = first.push((left[i] as number) * gain, (right[i] as number) * gain, ceiling, release)
      const fine = second.push((first.delayed[0] as number) * rough, (first.delayed[1] as number) * rough, ceiling, release)
      outLeft[i] = (second.delayed[0] as number) * fine
      outRight[i] = (second.delayed[1] as number) * fine
      if (rough * fine < this.least) this.least = rough * fine
    }
  }

  meter(): number {
    const db = toDecibels(this.least)
    this.least = 1
    return db
  }
}
