import { type Stereo } from "../stereo"

const TAPS = 24
/** Windowed-sinc interpolators at a quarter, half and three quarters between two frames (ITU-R BS.1770-4, annex 2: 4 x oversampling). */
const PHASES = [0.25, 0.5, 0.75].map((shift) =>
  Float64Array.from({ length: TAPS }, (_, i) => {
    const x = i - (TAPS / 2 - 1) - shift
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (TAPS / 2 + 0.5))
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window
  }),
)

/**
 * The larger channel's true-peak magnitude at each frame. Frames whose surroundings stay below half of `ceiling` are not
 * interpolated: their sample peak is returned.
 */
export function truePeaks({ left, right }: Stereo, ceiling: number): Float32Array {
  const peaks = new Float32Array(left.length)
  for (let i = 0; i < peaks.length; i++) peaks[i] = Math.max(Math.abs(left[i] ?? 0), Math.abs(right[i] ?? 0))
  const coarse = Float32Array.from(peaks)
  for (let i = 0; i < peaks.length; i++) {
    if (Math.max(coarse[i] ?? 0, coarse[i + 1] ?? 0) < ceiling * 0.5) continue
    peaks[i] = Math.max(coarse[i] ?? 0, between(left, i), between(right, i))
  }
  return peaks
}

/** The highest true peak, linear. */
export const highestTruePeak = (sound: Stereo): number => truePeaks(sound, 0.5).reduce((a, b) => Math.max(a, b), 0)

function between(channel: Float32Array, frame: number): number {
  let highest = 0
  for (const phase of PHASES) {
    let sum = 0
    for (let t = 0; t < TAPS; t++) sum += (phase[t] ?? 0) * (channel[frame + t - (TAPS / 2 - 1)] ?? 0)
    highest = Math.max(highest, Math.abs(sum))
  }
  return highest
}
