import { Biquad } from "./biquad"
import { type Block, type Kernel, type ParamValues, valueAt } from "./kernel"

/** Parameters: time ms, feedback 0 to below 1, pingPong 0 or 1, lowCut and highCut Hz. */
export type EchoParam = "time" | "feedback" | "pingPong" | "lowCut" | "highCut"

/** The longest time, ms. */
export const ECHO_MAX_MS = 6_000

/** A line with what is filtered on each round. */
class Line {
  private readonly ring: Float32Array
  private at = 0
  private readonly low = new Biquad()
  private readonly high = new Biquad()

  constructor(frames: number) {
    this.ring = new Float32Array(frames)
  }

  shape(lowCut: number, highCut: number, sampleRate: number): void {
    this.low.shape("highpass", lowCut, Math.SQRT1_2, 0, sampleRate)
    this.high.shape("lowpass", highCut, Math.SQRT1_2, 0, sampleRate)
  }

  /** What was written so many frames ago, filtered; straight between samples. @param frames 1 or more */
  read(frames: number): number {
    const whole = Math.floor(frames)
    const from = this.at - whole + this.ring.length
    const now = this.ring[from % this.ring.length] as number
    const before = this.ring[(from - 1 + this.ring.length) % this.ring.length] as number
    return this.high.push(this.low.push(now + (before - now) * (frames - whole)))
  }

  write(sample: number): void {
    this.ring[this.at] = sample
    this.at = this.at + 1 === this.ring.length ? 0 : this.at + 1
  }
}

/**
 * Echoes that feed back, on their own side or from side to side, wet only. (Chromium lets a loop of DelayNodes last a render quantum
 * longer than it says.)
 */
export class Echo implements Kernel<EchoParam> {
  private readonly left: Line
  private readonly right: Line
  private lowCut = Number.NaN
  private highCut = Number.NaN

  constructor(private readonly sampleRate: number) {
    const frames = Math.ceil((ECHO_MAX_MS / 1_000) * sampleRate) + 2
    this.left = new Line(frames)
    this.right = new Line(frames)
  }

  process([left, right]: Block, [outLeft, outRight]: Block, params: Record<EchoParam, ParamValues>): void {
    if (!left || !right || !outLeft || !outRight) return
    for (let i = 0; i < left.length; i++) {
      this.shape(valueAt(params.lowCut, i), valueAt(params.highCut, i))
      const frames = Math.max(1, Math.min(valueAt(params.time, i), ECHO_MAX_MS) * (this.sampleRate / 1_000))
      const feedback = valueAt(params.feedback, i)
      const first = this.left.read(frames)
      const second = this.right.read(frames)
      const inLeft = left[i] as number
      const inRight = right[i] as number
      if (valueAt(params.pingPong, i) >= 0.5) {
        this.left.write((inLeft + inRight) / 2 + feedback * second)
        this.right.write(feedback * first)
      } else {
        this.left.write(inLeft + feedback * first)
        this.right.write(inRight + feedback * second)
      }
      outLeft[i] = first
      outRight[i] = second
    }
  }

  private shape(lowCut: number, highCut: number): void {
    if (lowCut === this.lowCut && highCut === this.highCut) return
    this.lowCut = lowCut
    this.highCut = highCut
    this.left.shape(lowCut, highCut, this.sampleRate)
    this.right.shape(lowCut, highCut, this.sampleRate)
  }
}
