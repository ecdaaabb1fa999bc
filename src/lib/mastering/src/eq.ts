import type { EqBand } from "./chain"
import { powerToDecibels } from "./decibels"

/** Filters that a band can be: those of a chain, and two more that a studio has. */
export type EqShape = EqBand["shape"] | "bandpass" | "notch"

/** A band of an EQ; `gainDb` counts for peaks and shelves, `q` for all but shelves, whose slope is 1. */
export type Band = Omit<EqBand, "shape"> & { shape: EqShape }

/** A second-order section, normalised to a0 = 1. */
export type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number }

/** The filter of a band by Robert Bristow-Johnson's Audio EQ Cookbook: what BiquadFilterNode and FFmpeg's filters compute. Shelves have the slope 1. */
export function biquadOf({ shape, hz, gainDb, q }: Band, sampleRate: number): Biquad {
  const w = (2 * Math.PI * Math.min(hz, sampleRate * 0.49)) / sampleRate
  const cos = Math.cos(w)
  const amplitude = 10 ** (gainDb / 40)
  const isShelf = shape === "lowshelf" || shape === "highshelf"
  const alpha = Math.sin(w) * (isShelf ? Math.SQRT1_2 : 1 / (2 * q))
  const over = (b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Biquad => ({ b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 })
  switch (shape) {
    case "peaking": return over(1 + alpha * amplitude, -2 * cos, 1 - alpha * amplitude, 1 + alpha / amplitude, -2 * cos, 1 - alpha / amplitude)
    case "highpass": return over((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)
    case "lowpass": return over((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)
    case "bandpass": return over(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha)
    case "notch": return over(1, -2 * cos, 1, 1 + alpha, -2 * cos, 1 - alpha)
    case "lowshelf":
    case "highshelf": {
      const sign = shape === "lowshelf" ? 1 : -1
      const root = 2 * Math.sqrt(amplitude) * alpha
      const [up, down] = [amplitude + 1, amplitude - 1]
      return over(
        amplitude * (up - sign * down * cos + root), sign * 2 * amplitude * (down - sign * up * cos), amplitude * (up - sign * down * cos - root),
        up + sign * down * cos + root, -sign * 2 * (down + sign * up * cos), up + sign * down * cos - root,
      )
    }
  }
}

/**
 * What an EQ does to a sine of each frequency.
 * @param hz frequencies below half the sample rate
 * @returns dB
 */
export function eqResponse(bands: readonly Band[], hz: readonly number[], sampleRate = 48_000): number[] {
  const sections = bands.map((band) => biquadOf(band, sampleRate))
  return hz.map((f) => sections.reduce((sum, section) => sum + responseOf(section, (2 * Math.PI * f) / sampleRate), 0))
}

function responseOf({ b0, b1, b2, a1, a2 }: Biquad, w: number): number {
  const power = (c0: number, c1: number, c2: number) => (c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w)) ** 2 + (c1 * Math.sin(w) + c2 * Math.sin(2 * w)) ** 2
  return powerToDecibels(power(b0, b1, b2) / power(1, a1, a2))
}

/** Frequencies evenly on a logarithmic axis, both ends included. */
export const logSpaced = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from * (to / from) ** (index / (count - 1)))
