import { bandpass, filter, highpass, lowpass } from "../dsp/biquad"
import type { Random } from "../random"
import type { Stereo } from "../stereo"

/** Fills a stretch of a track with sound that has no notes. */
export type Texture = (out: Stereo, start: number, frames: number, random: Random) => void

/** The surface of an old record: hiss and ticks. @param ticksPerSecond how worn it is */
export const vinyl = (ticksPerSecond = 9, hiss = 0.12): Texture => (out, start, frames, random) => {
  for (const channel of [out.left, out.right]) {
    const noise = new Float32Array(frames)
    for (let i = 0; i < frames; i++) {
      noise[i] = random.bipolar() * 0.05 * hiss
      if (random.next() < ticksPerSecond / 44_100) noise[i] = (noise[i] ?? 0) + random.bipolar() * random.next() ** 2
    }
    place(channel, filter(filter(noise, highpass(500)), lowpass(7_500)), start)
  }
}

/** Rain on a window: many soft drops over a dark hiss. */
export const rain = (): Texture => (out, start, frames, random) => {
  for (const channel of [out.left, out.right]) {
    const noise = new Float32Array(frames)
    let drop = 0
    for (let i = 0; i < frames; i++) {
      if (random.next() < 0.0018) drop = random.next() * 0.5
      drop *= 0.985
      noise[i] = random.bipolar() * (0.03 + drop)
    }
    place(channel, filter(noise, bandpass(3_400, 0.45)), start)
  }
}

function place(channel: Float32Array, sound: Float32Array, start: number): void {
  const fade = Math.min(8_820, sound.length / 4)
  for (let i = 0; i < sound.length; i++) {
    const edge = Math.min(1, i / fade, (sound.length - i) / fade)
    channel[start + i] = (channel[start + i] ?? 0) + (sound[i] ?? 0) * edge
  }
}
