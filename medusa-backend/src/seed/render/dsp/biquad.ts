import { SAMPLE_RATE, type Stereo } from "../stereo"

/** Normalised second-order section: b0, b1, b2, a1, a2. */
export type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number]

/** Low-pass. Source: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients". */
export function lowpass(hz: number, q = Math.SQRT1_2): Biquad {
  const { cos, alpha } = angle(hz, q)
  return normal([(1 - cos) / 2, 1 - cos, (1 - cos) / 2], [1 + alpha, -2 * cos, 1 - alpha])
}

/** High-pass; source as above. */
export function highpass(hz: number, q = Math.SQRT1_2): Biquad {
  const { cos, alpha } = angle(hz, q)
  return normal([(1 + cos) / 2, -(1 + cos), (1 + cos) / 2], [1 + alpha, -2 * cos, 1 - alpha])
}

/** Band-pass with 0 dB at its center; source as above. */
export function bandpass(hz: number, q: number): Biquad {
  const { cos, alpha } = angle(hz, q)
  return normal([alpha, 0, -alpha], [1 + alpha, -2 * cos, 1 - alpha])
}

/** Bell of a gain in decibels; source as above. */
export function peaking(hz: number, q: number, gainDb: number): Biquad {
  const { cos, alpha } = angle(hz, q)
  const a = Math.pow(10, gainDb / 40)
  return normal([1 + alpha * a, -2 * cos, 1 - alpha * a], [1 + alpha / a, -2 * cos, 1 - alpha / a])
}

/** High shelf of a gain in decibels, slope 1; source as above. */
export function highShelf(hz: number, gainDb: number): Biquad {
  const { cos, alpha } = angle(hz, Math.SQRT1_2)
  const a = Math.pow(10, gainDb / 40)
  const root = 2 * Math.sqrt(a) * alpha
  return normal(
    [a * (a + 1 + (a - 1) * cos + root), -2 * a * (a - 1 + (a + 1) * cos), a * (a + 1 + (a - 1) * cos - root)],
    [a + 1 - (a - 1) * cos + root, 2 * (a - 1 - (a + 1) * cos), a + 1 - (a - 1) * cos - root],
  )
}

/** Filters samples in place (transposed direct form II), in double precision. */
export function filter(samples: Float32Array, [b0, b1, b2, a1, a2]: Biquad): Float32Array {
  let z1 = 0
  let z2 = 0
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0
    const y = b0 * x + z1
    z1 = b1 * x - a1 * y + z2
    z2 = b2 * x - a2 * y
    samples[i] = y
  }
  return samples
}

/** Filters both channels in place. */
export function filterStereo(sound: Stereo, biquad: Biquad): void {
  filter(sound.left, biquad)
  filter(sound.right, biquad)
}

function angle(hz: number, q: number): { cos: number; alpha: number } {
  const w = (2 * Math.PI * Math.min(hz, SAMPLE_RATE * 0.49)) / SAMPLE_RATE
  return { cos: Math.cos(w), alpha: Math.sin(w) / (2 * q) }
}

const normal = ([b0, b1, b2]: [number, number, number], [a0, a1, a2]: [number, number, number]): Biquad =>
  [b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0]
