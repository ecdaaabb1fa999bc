import { triangularDither } from "../dsp/dither"

/** How a sample is written: 16 bits with dither, 24 bits, or a 32-bit float. */
export type WavDepth = 16 | 24 | "32f"

const HEADER = 44

/**
 * Writes WAV. Whole numbers are rounded and held at full scale; 16 bits get triangular dither, and silence stays silent digits.
 * @param channels samples, one array a channel, of equal length
 * @param sampleRate Hz
 * @param seed of the dither: the same gives the same bytes
 */
export function encodeWav(channels: readonly Float32Array[], sampleRate: number, depth: WavDepth, seed = 1): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0
  const bytes = depth === 16 ? 2 : depth === 24 ? 3 : 4
  const block = channels.length * bytes
  const file = new Uint8Array(HEADER + frames * block)
  const view = new DataView(file.buffer)
  const text = (at: number, words: string) => { for (let i = 0; i < words.length; i++) view.setUint8(at + i, words.charCodeAt(i)) }
  text(0, "RIFF")
  view.setUint32(4, file.length - 8, true)
  text(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint16(20, depth === "32f" ? 3 : 1, true)
  view.setUint16(22, channels.length, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * block, true)
  view.setUint16(32, block, true)
  view.setUint16(34, bytes * 8, true)
  text(36, "data")
  view.setUint32(40, frames * block, true)
  const dither = triangularDither(seed)
  for (let frame = 0, at = HEADER; frame < frames; frame++) {
    for (let channel = 0; channel < channels.length; channel++, at += bytes) {
      const sample = channels[channel]?.[frame] as number
      if (depth === "32f") view.setFloat32(at, sample, true)
      else if (depth === 16) view.setInt16(at, whole(sample, 32_768, sample === 0 ? 0 : dither()), true)
      else {
        const value = whole(sample, 8_388_608, 0)
        view.setUint16(at, value & 0xffff, true)
        view.setInt8(at + 2, value >> 16)
      }
    }
  }
  return file
}

const whole = (sample: number, scale: number, dither: number) => Math.max(-scale, Math.min(scale - 1, Math.round(sample * scale + dither)))
