import { biquadOf, type EqShape } from "@max-booster/mastering/eq"

/** A second-order filter of one channel (transposed direct form II). */
export class Biquad {
  private s1 = 0
  private s2 = 0
  private b0 = 1
  private b1 = 0
  private b2 = 0
  private a1 = 0
  private a2 = 0

  /** Takes coefficients, normalised to a0 = 1; what it holds stays. */
  set({ b0, b1, b2, a1, a2 }: { b0: number; b1: number; b2: number; a1: number; a2: number }): this {
    this.b0 = b0
    this.b1 = b1
    this.b2 = b2
    this.a1 = a1
    this.a2 = a2
    return this
  }

  /** Takes the coefficients of the Audio EQ Cookbook. @param hz Hz @param gainDb of peaks and shelves */
  shape(shape: EqShape, hz: number, q: number, gainDb: number, sampleRate: number): this {
    return this.set(biquadOf({ shape, hz, q, gainDb }, sampleRate))
  }

  /** Filters one sample. */
  push(x: number): number {
    const y = this.b0 * x + this.s1
    this.s1 = this.b1 * x - this.a1 * y + this.s2
    this.s2 = this.b2 * x - this.a2 * y
    return y
  }
}
