import { type Block, type Kernel, type ParamValues, valueAt } from "./kernel"

/** Delay of each side, ms. */
export type ModulatedDelayParam = "left" | "right"

/** The longest delay, ms. */
export const MODULATED_DELAY_MAX_MS = 60

/**
 * A delay that may move at every sample, read between samples by a cubic (Hermite). A DelayNode's precision depends on how long
 * its context has run, which puts live and offline 75 dB apart; this one's does not.
 */
export class ModulatedDelay implements Kernel<ModulatedDelayParam> {
  private readonly rings: [Float32Array, Float32Array]
  private at = 0

  constructor(private readonly sampleRate: number) {
    const size = Math.ceil((MODULATED_DELAY_MAX_MS / 1_000) * sampleRate) + 4
    this.rings = [new Float32Array(size), new Float32Array(size)]
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<ModulatedDelayParam, ParamValues>): void {
    if (!left || !right || !outLeft || !outRight) return
    const [first, second] = this.rings
    for (let i = 0; i < left.length; i++) {
      first[this.at] = left[i] as number
      second[this.at] = right[i] as number
      outLeft[i] = this.read(first, valueAt(params.left, i))
      outRight[i] = this.read(second, valueAt(params.right, i))
      this.at = this.at + 1 === first.length ? 0 : this.at + 1
    }
  }

  private read(ring: Float32Array, ms: number): number {
    // The cubic looks one sample ahead, so no delay is shorter than one.
    const frames = Math.max(1, Math.min(ms, MODULATED_DELAY_MAX_MS) * (this.sampleRate / 1_000))
    const whole = Math.floor(frames)
    const part = frames - whole
    const from = this.at - whole + ring.length
    const next = ring[(from + 1) % ring.length] as number
    const now = ring[from % ring.length] as number
    const before = ring[(from - 1) % ring.length] as number
    const far = ring[(from - 2 + ring.length) % ring.length] as number
    const slope = (before - next) / 2
    const bend = next - 2.5 * now + 2 * before - far / 2
    const twist = (far - next) / 2 + 1.5 * (now - before)
    return ((twist * part + bend) * part + slope) * part + now
  }
}
