import { type Random } from "../random"
import { SAMPLE_RATE, type Stereo, silence } from "../stereo"
import { type Biquad, filterStereo } from "./biquad"
import { sine, softClip } from "./oscillators"

/** Changes a whole track in place. */
export type Insert = (sound: Stereo, random: Random) => void

/** A fixed filter. */
export const equalize = (...biquads: readonly Biquad[]): Insert => (sound) => biquads.forEach((biquad) => filterStereo(sound, biquad))

/** Soft saturation that keeps small signals' level. @param drive 1 is gentle, 5 is fuzz */
export const saturate = (drive: number): Insert => ({ left, right }) => {
  for (const channel of [left, right])
    for (let i = 0; i < channel.length; i++) channel[i] = softClip((channel[i] ?? 0) * drive) / drive
}

/** Fewer bits and fewer frames, as an old sampler has. @param hold frames that each value is held */
export const crush = (bits: number, hold: number): Insert => ({ left, right }) => {
  const steps = Math.pow(2, bits - 1)
  for (const channel of [left, right]) {
    let held = 0
    for (let i = 0; i < channel.length; i++) {
      if (i % hold === 0) held = Math.round((channel[i] ?? 0) * steps) / steps
      channel[i] = held
    }
  }
}

/** Moves the level from side to side. @param depth 0 to 1 */
export const autoPan = (hz: number, depth: number): Insert => ({ left, right }) => {
  for (let i = 0; i < left.length; i++) {
    const swing = 0.5 * depth * sine((i * hz) / SAMPLE_RATE)
    left[i] = (left[i] ?? 0) * (1 - depth / 2 + swing)
    right[i] = (right[i] ?? 0) * (1 - depth / 2 - swing)
  }
}

/** A second, wandering voice on each side. @param depthMs how far it wanders @param mix 0 to 1 */
export const chorus = (hz: number, depthMs: number, mix: number): Insert => (sound) =>
  wander(sound, (i, side) => 12 + depthMs * (1 + sine((i * hz) / SAMPLE_RATE + side * 0.25)), mix, 1 - mix * 0.4)

/** The uneven speed of worn tape: a slow wow and a quick flutter that detune by some cents. */
export const wow = (depthMs: number): Insert => (sound) =>
  wander(sound, (i) => 8 + depthMs * (1 + 0.8 * sine((i * 0.61) / SAMPLE_RATE) + 0.06 * sine((i * 6.3) / SAMPLE_RATE)), 1, 0)

/** Adds a delayed copy whose delay moves; `delayMs` gives milliseconds by frame and side (0 left, 1 right). */
function wander(sound: Stereo, delayMs: (frame: number, side: 0 | 1) => number, wet: number, dry: number): void {
  const copy = silence(sound.left.length)
  copy.left.set(sound.left)
  copy.right.set(sound.right)
  const sides = [{ from: copy.left, to: sound.left, side: 0 }, { from: copy.right, to: sound.right, side: 1 }] as const
  for (const { from, to, side } of sides) {
    let delay = 0
    let next = (delayMs(0, side) * SAMPLE_RATE) / 1_000
    for (let i = 0; i < to.length; i++) {
      if (i % 64 === 0) {
        delay = next
        next = (delayMs(i + 64, side) * SAMPLE_RATE) / 1_000
      }
      const place = i - (delay + ((next - delay) * (i % 64)) / 64)
      const whole = Math.floor(place)
      const a = from[whole] ?? 0
      to[i] = dry * (to[i] ?? 0) + wet * (a + ((from[whole + 1] ?? 0) - a) * (place - whole))
    }
  }
}
