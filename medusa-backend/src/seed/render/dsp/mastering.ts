import { SAMPLE_RATE, type Stereo, fromDb, silence, toDb, toFrames } from "../stereo"
import { filterStereo, highpass } from "./biquad"
import { saturate } from "./inserts"
import { seededRandom } from "../random"
import { integratedLufs } from "./loudness"
import { highestTruePeak, truePeaks } from "./true-peak"

/** Where a master ends up. */
export type MasterTarget = { lufs: number; ceilingDbtp: number }

/** Loudness that leaves room for every platform's limit, and a ceiling that survives MP3 encoding. */
export const SHOP_TARGET: MasterTarget = { lufs: -14, ceilingDbtp: -1.2 }

/** Rumble filter, glue compression, soft saturation, then gain and a look-ahead limiter until the loudness is met. Changes its input. */
export function master(mix: Stereo, target: MasterTarget = SHOP_TARGET): Stereo {
  filterStereo(mix, highpass(24))
  scale(mix, fromDb(target.lufs - integratedLufs(mix)))
  glue(mix, { thresholdDb: -14, ratio: 1.8, attackSeconds: 0.02, releaseSeconds: 0.18 })
  saturate(0.55)(mix, seededRandom(0))
  let ceiling = fromDb(target.ceilingDbtp - 0.4)
  const peaks = truePeaks(mix, ceiling)
  let gainDb = target.lufs - integratedLufs(mix)
  let out = mix
  for (let pass = 0; pass < 5; pass++) {
    out = limit(mix, peaks, fromDb(gainDb), ceiling)
    const missed = target.lufs - integratedLufs(out)
    // Limiting makes new peaks between frames; what is still too high lowers the ceiling.
    const over = toDb(highestTruePeak(out)) - target.ceilingDbtp
    if (Math.abs(missed) < 0.2 && over <= 0) break
    if (over > 0) ceiling *= fromDb(-over - 0.05)
    gainDb += missed
  }
  return out
}

/** Multiplies both channels in place. */
export function scale({ left, right }: Stereo, gain: number): void {
  for (let i = 0; i < left.length; i++) {
    left[i] = (left[i] ?? 0) * gain
    right[i] = (right[i] ?? 0) * gain
  }
}

/** Look-ahead limiter: gain falls along a smooth ramp that is complete when the peak arrives. @param peaks true peaks at unit gain */
function limit(sound: Stereo, peaks: Float32Array, gain: number, ceiling: number): Stereo {
  const frames = peaks.length
  const look = toFrames(0.004)
  const wanted = new Float32Array(frames)
  for (let i = 0; i < frames; i++) wanted[i] = Math.min(1, ceiling / Math.max(1e-9, (peaks[i] ?? 0) * gain))
  // Held over the window on both sides, so that the average of the window never exceeds what any peak in it allows.
  const held = slidingMinimum(wanted, look)
  const recover = 1 - Math.exp(-1 / (0.08 * SAMPLE_RATE))
  for (let i = 1, level = held[0] ?? 1; i < frames; i++) {
    level = Math.min(held[i] ?? 1, level + recover * (1 - level))
    held[i] = level
  }
  const out = silence(frames)
  let sum = look + 1
  for (let i = -look; i < frames; i++) {
    sum += (held[Math.min(frames - 1, i + look)] ?? 1) - (i > 0 ? (held[i - 1] ?? 1) : 1)
    if (i < 0) continue
    const level = (sum / (look + 1)) * gain
    out.left[i] = (sound.left[i] ?? 0) * level
    out.right[i] = (sound.right[i] ?? 0) * level
  }
  return out
}

/** Least value of each frame and the `reach` frames before it. */
function slidingMinimum(values: Float32Array, reach: number): Float32Array {
  const out = new Float32Array(values.length)
  const queue = new Int32Array(values.length)
  let head = 0
  let tail = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 1
    while (tail > head && (values[queue[tail - 1] ?? 0] ?? 1) >= value) tail--
    queue[tail++] = i
    if ((queue[head] ?? 0) < i - reach) head++
    out[i] = values[queue[head] ?? 0] ?? 1
  }
  return out
}

type Glue = { thresholdDb: number; ratio: number; attackSeconds: number; releaseSeconds: number }

/** Slow compressor over the sum of both channels, gain computed every 32 frames. */
function glue({ left, right }: Stereo, { thresholdDb, ratio, attackSeconds, releaseSeconds }: Glue): void {
  const attack = 1 - Math.exp(-32 / (attackSeconds * SAMPLE_RATE))
  const release = 1 - Math.exp(-32 / (releaseSeconds * SAMPLE_RATE))
  let power = 0
  let gain = 1
  for (let block = 0; block < left.length; block += 32) {
    const end = Math.min(left.length, block + 32)
    let sum = 0
    for (let i = block; i < end; i++) sum += (left[i] ?? 0) ** 2 + (right[i] ?? 0) ** 2
    const now = sum / (2 * (end - block))
    power += (now > power ? attack : release) * (now - power)
    const over = toDb(Math.sqrt(power) + 1e-9) - thresholdDb
    const next = over > 0 ? fromDb(over * (1 / ratio - 1)) : 1
    for (let i = block; i < end; i++) {
      const level = gain + ((next - gain) * (i - block)) / 32
      left[i] = (left[i] ?? 0) * level
      right[i] = (right[i] ?? 0) * level
    }
    gain = next
  }
}
