import { SAMPLE_RATE } from "../stereo"

/** Low-pass whose cutoff may move while it plays. Source: A. Simper, "Linear trapezoidal integrated state variable filter". */
export class MovingLowpass {
  private s1 = 0
  private s2 = 0
  private a1 = 0
  private a2 = 0
  private a3 = 0

  /** @param hz cutoff @param resonance 0 (none) to 0.95 (whistles) */
  tune(hz: number, resonance: number): void {
    const g = Math.tan((Math.PI * Math.min(Math.max(hz, 16), SAMPLE_RATE * 0.45)) / SAMPLE_RATE)
    const k = 1.42 * (1 - resonance) + 0.05
    this.a1 = 1 / (1 + g * (g + k))
    this.a2 = g * this.a1
    this.a3 = g * this.a2
  }

  /** The next sample. */
  process(input: number): number {
    const v3 = input - this.s2
    const v1 = this.a1 * this.s1 + this.a2 * v3
    const v2 = this.s2 + this.a2 * this.s1 + this.a3 * v3
    this.s1 = 2 * v1 - this.s1
    this.s2 = 2 * v2 - this.s2
    return v2
  }
}
