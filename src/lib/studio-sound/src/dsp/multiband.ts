import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { compressorGain, GainFollower } from "./compressor"
import { Crossover } from "./crossover"
import { type Block, type Kernel, type ParamValues, smoothing, valueAt } from "./kernel"

/** Bands, from below. */
export const multibandBands = ["low", "mid", "high"] as const
type Band = (typeof multibandBands)[number]

/** Parameters: crossovers Hz; a band: threshold dBFS, ratio, gain dB; attack and release ms of all. */
export type MultibandParam = "lowHz" | "highHz" | "attack" | "release" | `${Band}${"Threshold" | "Ratio" | "Gain"}`

const KNEE_DB = 6
// Names put together while processing would be allocated there.
const THRESHOLD = { low: "lowThreshold", mid: "midThreshold", high: "highThreshold" } as const
const RATIO = { low: "lowRatio", mid: "midRatio", high: "highRatio" } as const
const GAIN = { low: "lowGain", mid: "midGain", high: "highGain" } as const
const FLOOR = 1e-7

/** Compressor in three bands, both channels linked. At ratio 1 and gain 0 its response is flat. The meter is the least gain of each band since last asked, dB. */
export class Multiband implements Kernel<MultibandParam> {
  private readonly left: Crossover
  private readonly right: Crossover
  private readonly followers = { low: new GainFollower(), mid: new GainFollower(), high: new GainFollower() }
  private readonly least = { low: 0, mid: 0, high: 0 }

  constructor(private readonly sampleRate: number) {
    this.left = new Crossover(sampleRate)
    this.right = new Crossover(sampleRate)
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<MultibandParam, ParamValues>): void {
    if (!left || !right || !outLeft || !outRight) return
    for (let i = 0; i < left.length; i++) {
      const lowHz = valueAt(params.lowHz, i)
      const highHz = Math.max(lowHz, valueAt(params.highHz, i))
      const attack = smoothing(valueAt(params.attack, i), this.sampleRate)
      const release = smoothing(valueAt(params.release, i), this.sampleRate)
      this.left.push(left[i] as number, lowHz, highHz)
      this.right.push(right[i] as number, lowHz, highHz)
      let sumLeft = 0
      let sumRight = 0
      for (let b = 0; b < multibandBands.length; b++) {
        const band = multibandBands[b] as Band
        const level = toDecibels(Math.max(FLOOR, Math.abs(this.left[band]), Math.abs(this.right[band])))
        const wanted = compressorGain(level, valueAt(params[THRESHOLD[band]], i), valueAt(params[RATIO[band]], i), KNEE_DB)
        const db = this.followers[band].follow(wanted, attack, release)
        if (db < this.least[band]) this.least[band] = db
        const gain = toAmplitude(db + valueAt(params[GAIN[band]], i))
        sumLeft += this.left[band] * gain
        sumRight += this.right[band] * gain
      }
      outLeft[i] = sumLeft
      outRight[i] = sumRight
    }
  }

  meter(): readonly number[] {
    const told = multibandBands.map((band) => this.least[band])
    for (const band of multibandBands) this.least[band] = 0
    return told
  }
}
