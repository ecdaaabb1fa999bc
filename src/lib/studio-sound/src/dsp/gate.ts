import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { type Block, type Kernel, type ParamValues, smoothing, valueAt } from "./kernel"

/** Parameters: threshold dBFS, hysteresis dB, attack, hold and release ms, range dB (what it takes away when closed). */
export type GateParam = "threshold" | "hysteresis" | "attack" | "hold" | "release" | "range"

/** Of the detector's peaks: a gate must not close between the waves of a bass. */
const DETECTOR_RELEASE_MS = 20

/**
 * Gate, both channels linked: opens at the threshold, closes below threshold less hysteresis once the hold is over.
 * The meter is the gain now, dB.
 */
export class Gate implements Kernel<GateParam> {
  private level = 0
  private held = 0
  private isOpen = false
  private gain = 0
  private readonly fall: number

  constructor(private readonly sampleRate: number) {
    this.fall = 1 - smoothing(DETECTOR_RELEASE_MS, sampleRate)
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<GateParam, ParamValues>, side: Block | null): void {
    const [sideLeft, sideRight] = side ?? [left, right]
    if (!left || !right || !outLeft || !outRight || !sideLeft || !sideRight) return
    for (let i = 0; i < left.length; i++) {
      const threshold = valueAt(params.threshold, i)
      this.level = Math.max(Math.abs(sideLeft[i] as number), Math.abs(sideRight[i] as number), this.level * this.fall)
      if (this.level >= toAmplitude(threshold)) {
        this.isOpen = true
        this.held = (valueAt(params.hold, i) / 1_000) * this.sampleRate
      } else if (this.isOpen && this.level < toAmplitude(threshold - valueAt(params.hysteresis, i)) && this.held-- <= 0) this.isOpen = false
      const wanted = this.isOpen ? 1 : toAmplitude(-valueAt(params.range, i))
      this.gain += (wanted - this.gain) * smoothing(valueAt(wanted > this.gain ? params.attack : params.release, i), this.sampleRate)
      outLeft[i] = (left[i] as number) * this.gain
      outRight[i] = (right[i] as number) * this.gain
    }
  }

  meter(): number {
    return toDecibels(Math.max(1e-5, this.gain))
  }
}
