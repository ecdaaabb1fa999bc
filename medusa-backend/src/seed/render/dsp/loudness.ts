import { SAMPLE_RATE, type Stereo } from "../stereo"
import type { Biquad } from "./biquad"

const HOP = SAMPLE_RATE / 10
/** K-weighting at 44.1 kHz: shelf and high-pass of ITU-R BS.1770-4, recomputed for this rate from their analog prototypes. */
const [SHELF, RUMBLE] = kWeighting(SAMPLE_RATE)

/** Integrated loudness in LUFS (ITU-R BS.1770-4: 400 ms blocks, 75% overlap, gates at -70 LUFS and -10 LU); silence is -Infinity. */
export const integratedLufs = (sound: Stereo): number => lufsOfParts([sound])

/** Integrated loudness of several stretches of one sound, as if what lies between them were silent. */
export function lufsOfParts(parts: readonly Stereo[]): number {
  const blocks = parts.flatMap(({ left, right }) => {
    const energy = new Float64Array(Math.floor(left.length / HOP))
    addEnergy(energy, left)
    addEnergy(energy, right)
    return Array.from({ length: Math.max(0, energy.length - 3) }, (_, h) =>
      ((energy[h] ?? 0) + (energy[h + 1] ?? 0) + (energy[h + 2] ?? 0) + (energy[h + 3] ?? 0)) / 4)
  })
  const audible = blocks.filter((block) => lufs(block) > -70)
  if (audible.length === 0) return -Infinity
  const gate = lufs(mean(audible)) - 10
  return lufs(mean(audible.filter((block) => lufs(block) > gate)))
}

/** Adds a channel's weighted mean square of each tenth of a second. Both filters run in one loop: this is the hottest meter of the renderer. */
function addEnergy(energy: Float64Array, channel: Float32Array): void {
  const [b0, b1, b2, a1, a2] = SHELF
  const [, , , c1, c2] = RUMBLE
  let [s1, s2, r1, r2] = [0, 0, 0, 0]
  for (let h = 0; h < energy.length; h++) {
    let sum = 0
    for (let i = h * HOP; i < (h + 1) * HOP; i++) {
      const x = channel[i] ?? 0
      const y = b0 * x + s1
      s1 = b1 * x - a1 * y + s2
      s2 = b2 * x - a2 * y
      const z = y + r1
      r1 = -2 * y - c1 * z + r2
      r2 = y - c2 * z
      sum += z * z
    }
    energy[h] = (energy[h] ?? 0) + sum / HOP
    // Denormal numbers are slow: silence ends the filters' ringing.
    if (sum < 1e-20) [s1, s2, r1, r2] = [0, 0, 0, 0]
  }
}

const lufs = (meanSquare: number) => -0.691 + 10 * Math.log10(meanSquare)
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

function kWeighting(rate: number): [Biquad, Biquad] {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const high = Math.pow(10, 3.999843853973347 / 20)
  const band = Math.pow(high, 0.4996667741545416)
  const a0 = 1 + shelfK / q + shelfK * shelfK
  const shelf: Biquad = [
    (high + (band * shelfK) / q + shelfK * shelfK) / a0, (2 * (shelfK * shelfK - high)) / a0, (high - (band * shelfK) / q + shelfK * shelfK) / a0,
    (2 * (shelfK * shelfK - 1)) / a0, (1 - shelfK / q + shelfK * shelfK) / a0,
  ]
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const rumbleQ = 0.5003270373238773
  const d = 1 + k / rumbleQ + k * k
  return [shelf, [1, -2, 1, (2 * (k * k - 1)) / d, (1 - k / rumbleQ + k * k) / d]]
}
