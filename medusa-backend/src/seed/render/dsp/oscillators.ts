const SIZE = 8_192
const TABLE = Float64Array.from({ length: SIZE + 1 }, (_, i) => Math.sin((2 * Math.PI * i) / SIZE))

/** Sine of a phase in cycles (above -1024), by table with linear interpolation (error below 1e-6). */
export function sine(phase: number): number {
  const positive = phase + 1_024
  const position = (positive - (positive | 0)) * SIZE
  const index = position | 0
  const low = TABLE[index] ?? 0
  return low + ((TABLE[index + 1] ?? 0) - low) * (position - index)
}

/** The shapes of a subtractive voice. */
export type Wave = "saw" | "square" | "triangle" | "sine"

/** One sample of a wave with softened corners (polyBLEP). @param phase 0 to 1 @param step cycles a frame */
export function oscillate(wave: Wave, phase: number, step: number): number {
  switch (wave) {
    case "saw":
      return 2 * phase - 1 - blep(phase, step)
    case "square": {
      const half = phase < 0.5 ? phase + 0.5 : phase - 0.5
      return (phase < 0.5 ? 1 : -1) + blep(phase, step) - blep(half, step)
    }
    case "triangle":
      return 1 - 4 * Math.abs(phase - 0.5)
    case "sine":
      return sine(phase)
  }
}

/** Soft clipping close to tanh (Padé, within 2.4%), several times as quick; exactly ±1 from ±3 on. */
export function softClip(x: number): number {
  if (x > 3) return 1
  if (x < -3) return -1
  const square = x * x
  return (x * (27 + square)) / (27 + 9 * square)
}

function blep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step
    return t + t - t * t - 1
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step
    return t * t + t + t + 1
  }
  return 0
}
