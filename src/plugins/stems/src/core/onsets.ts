import { hamming, Spectrum } from "./fft"
import { Framer } from "./framer"

const FRAME = 2_048
/** 10 ms at 44.1 kHz: the time step that the beat tracker expects. */
const HOP = 441

/** Seconds from one onset strength to the next. */
export const ONSET_STEP = HOP / 44_100

/** How strongly notes begin, over time: half-wave rectified spectral flux (Dixon 2006, "Onset detection revisited"). */
export class OnsetStrength {
  private readonly spectrum = new Spectrum(FRAME, hamming)
  private readonly framer = new Framer(FRAME, HOP)
  private previous = new Float64Array(FRAME / 2 + 1)
  private readonly flux: number[] = []

  constructor() {
    // The first frame ends with the first samples, so that a strength stands at the time of its onset.
    this.framer.push(new Float32Array(FRAME - HOP), () => undefined)
  }

  /** Takes the next samples, mono at 44.1 kHz. */
  push(samples: Float32Array): void {
    this.framer.push(samples, (buffer, from) => {
      const now = this.spectrum.of(buffer, from)
      let rise = 0
      for (let bin = 0; bin < now.length; bin++) rise += Math.max(0, (now[bin] as number) - (this.previous[bin] as number))
      this.previous.set(now)
      this.flux.push(rise)
    })
  }

  /** Strengths so far, of mean 0 and deviation 1; empty when nothing ever changed. */
  finish(): number[] {
    const mean = this.flux.reduce((sum, value) => sum + value, 0) / Math.max(1, this.flux.length)
    const deviation = Math.sqrt(this.flux.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, this.flux.length))
    return deviation > 1e-6 ? this.flux.map((value) => (value - mean) / deviation) : []
  }
}

/** How much strengths repeat after a period, 0 (not at all) to 1 (exactly): the normalized autocorrelation near it. */
export function periodicity(strengths: readonly number[], periodSeconds: number): number {
  const lag = Math.round(periodSeconds / ONSET_STEP)
  const energy = strengths.reduce((sum, value) => sum + value * value, 0)
  if (energy === 0 || lag < 2 || lag * 2 > strengths.length) return 0
  const at = (shift: number) => strengths.reduce((sum, value, n) => sum + value * (strengths[n + shift] ?? 0), 0) / energy
  return Math.max(0, Math.min(1, Math.max(...[-2, -1, 0, 1, 2].map((nudge) => at(lag + nudge)))))
}
