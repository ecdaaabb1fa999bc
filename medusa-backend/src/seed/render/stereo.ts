/** Frames per second of everything that the renderer makes. */
export const SAMPLE_RATE = 44_100

/** Two channels of equal length, nominally -1 to 1. */
export type Stereo = { readonly left: Float32Array; readonly right: Float32Array }

/** Silence of a length. */
export const silence = (frames: number): Stereo => ({ left: new Float32Array(frames), right: new Float32Array(frames) })

/** Frames of a duration. */
export const toFrames = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)

/** Linear gain of decibels. */
export const fromDb = (db: number): number => Math.pow(10, db / 20)

/** Decibels of a linear gain; silence is -Infinity. */
export const toDb = (gain: number): number => 20 * Math.log10(gain)

/** Adds a source, scaled, to a target of the same length or longer. */
export function mixInto(target: Stereo, source: Stereo, gain: number): void {
  addScaled(target.left, source.left, gain)
  addScaled(target.right, source.right, gain)
}

function addScaled(target: Float32Array, source: Float32Array, gain: number): void {
  for (let i = 0; i < source.length; i++) {
    const value = source[i] ?? 0
    // Most of a drum track is silence: not touching the target there halves the time.
    if (value !== 0) target[i] = (target[i] ?? 0) + value * gain
  }
}

/** Adds a mono sound at a place, with constant-power panning (-1 left to 1 right); what goes past the end is dropped. */
export function addMono(target: Stereo, sound: Float32Array, start: number, gain: number, pan: number): void {
  const angle = ((pan + 1) * Math.PI) / 4
  const left = gain * Math.cos(angle) * Math.SQRT2
  const right = gain * Math.sin(angle) * Math.SQRT2
  const end = Math.min(sound.length, target.left.length - start)
  for (let i = Math.max(0, -start); i < end; i++) {
    const value = sound[i] ?? 0
    target.left[start + i] = (target.left[start + i] ?? 0) + value * left
    target.right[start + i] = (target.right[start + i] ?? 0) + value * right
  }
}
