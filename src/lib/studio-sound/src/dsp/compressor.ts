import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { DelayLine } from "./delay-line"
import { type Block, type Kernel, type ParamValues, smoothing, valueAt } from "./kernel"

/** Parameters: threshold dBFS, ratio, knee dB, attack and release ms, makeup dB, mix 0 to 1. */
export type CompressorParam = "threshold" | "ratio" | "knee" | "attack" | "release" | "makeup" | "mix"

const AHEAD_MS = 5
/** Frames by which the compressor delays: it looks 5 ms ahead. */
export const compressorLatency = (sampleRate: number): number => Math.round((AHEAD_MS / 1_000) * sampleRate)

/**
 * Static curve of a compressor with a soft knee, a parabola between the two lines (Giannoulis, Massberg and Reiss, 2012).
 * @param levelDb dBFS @param kneeDb whole width of the knee @returns gain in dB, 0 or less
 */
export function compressorGain(levelDb: number, thresholdDb: number, ratio: number, kneeDb: number): number {
  const slope = 1 / ratio - 1
  const over = levelDb - thresholdDb
  if (2 * over <= -kneeDb) return 0
  if (2 * over < kneeDb) return (slope * (over + kneeDb / 2) ** 2) / (2 * kneeDb)
  return slope * over
}

/** A gain in dB that follows what is wanted: downwards by the attack, upwards by the release. */
export class GainFollower {
  private db = 0

  follow(wanted: number, attack: number, release: number): number {
    this.db += (wanted - this.db) * (wanted < this.db ? attack : release)
    return this.db
  }
}

/** Silence, dBFS: below what any threshold looks at. */
const FLOOR = 1e-7

/**
 * Feed-forward peak compressor, both channels linked, with look-ahead and a side-chain.
 * The meter is the least gain since last asked, dB, without makeup.
 */
export class Compressor implements Kernel<CompressorParam> {
  private readonly follower = new GainFollower()
  private readonly delays: [DelayLine, DelayLine]
  private least = 0

  /** @param ahead frames; the latency */
  constructor(private readonly sampleRate: number, ahead = compressorLatency(sampleRate)) {
    this.delays = [new DelayLine(ahead), new DelayLine(ahead)]
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<CompressorParam, ParamValues>, side: Block | null): void {
    const [sideLeft, sideRight] = side ?? [left, right]
    if (!left || !right || !outLeft || !outRight || !sideLeft || !sideRight) return
    let [lastAttack, lastRelease] = [Number.NaN, Number.NaN]
    let [attack, release] = [1, 1]
    for (let i = 0; i < left.length; i++) {
      const attackMs = valueAt(params.attack, i)
      const releaseMs = valueAt(params.release, i)
      if (attackMs !== lastAttack) attack = smoothing(lastAttack = attackMs, this.sampleRate)
      if (releaseMs !== lastRelease) release = smoothing(lastRelease = releaseMs, this.sampleRate)
      const level = toDecibels(Math.max(FLOOR, Math.abs(sideLeft[i] as number), Math.abs(sideRight[i] as number)))
      const wanted = compressorGain(level, valueAt(params.threshold, i), valueAt(params.ratio, i), valueAt(params.knee, i))
      const db = this.follower.follow(wanted, attack, release)
      if (db < this.least) this.least = db
      const mix = valueAt(params.mix, i)
      const gain = toAmplitude(db + valueAt(params.makeup, i)) * mix + 1 - mix
      outLeft[i] = this.delays[0].push(left[i] as number) * gain
      outRight[i] = this.delays[1].push(right[i] as number) * gain
    }
  }

  meter(): number {
    const db = this.least
    this.least = 0
    return db
  }
}
