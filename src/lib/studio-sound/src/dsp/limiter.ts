import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { type Block, type Kernel, type ParamValues, smoothing, valueAt } from "./kernel"
import { LimiterStage } from "./limiter-stage"

/** Over which the gain goes down. */
const AHEAD_MS = 1.5
/** While the gain moves, points between samples go over by 0.001 dB at the most (measured); this is kept in hand for them. */
const MARGIN = toAmplitude(-0.02)

/** Parameters of the limiter. Gain and ceiling: dB, dBTP; release: ms. */
export type LimiterParam = "gain" | "ceiling" | "release"

const ahead = (sampleRate: number) => Math.round((AHEAD_MS / 1_000) * sampleRate)

/** Frames by which the limiter delays. */
export const limiterLatency = (sampleRate: number): number => new LimiterStage(ahead(sampleRate)).latency

/**
 * Look-ahead limiter on true peaks: no point of the signal, four times oversampled by the filter of ITU-R BS.1770-5,
 * is above the ceiling. Both channels get the same gain. The meter is the least gain since last asked, dB.
 */
export class Limiter implements Kernel<LimiterParam> {
  private readonly stage: LimiterStage
  private least = 1

  constructor(private readonly sampleRate: number) {
    this.stage = new LimiterStage(ahead(sampleRate))
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<LimiterParam, ParamValues>): void {
    if (!left || !right || !outLeft || !outRight) return
    const { stage } = this
    let [lastGain, lastCeiling, lastRelease] = [Number.NaN, Number.NaN, Number.NaN]
    let [gain, ceiling, release] = [1, 1, 1]
    for (let i = 0; i < left.length; i++) {
      const gainDb = valueAt(params.gain, i)
      const ceilingDb = valueAt(params.ceiling, i)
      const releaseMs = valueAt(params.release, i)
      if (gainDb !== lastGain) gain = toAmplitude(lastGain = gainDb)
      if (ceilingDb !== lastCeiling) ceiling = toAmplitude(lastCeiling = ceilingDb) * MARGIN
      if (releaseMs !== lastRelease) release = smoothing(lastRelease = releaseMs, this.sampleRate)
      const reduction = stage.push((left[i] as number) * gain, (right[i] as number) * gain, ceiling, release)
      outLeft[i] = (stage.delayed[0] as number) * reduction
      outRight[i] = (stage.delayed[1] as number) * reduction
      if (reduction < this.least) this.least = reduction
    }
  }

  meter(): number {
    const db = toDecibels(this.least)
    this.least = 1
    return db
  }
}
