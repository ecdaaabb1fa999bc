import { type Random, seededRandom } from "./random"
import { SAMPLE_RATE, type Stereo } from "./stereo"

/** Bytes of a WAV header as this writer makes it. */
const HEADER = 44

/** Writes stereo sound as a 44.1 kHz WAV; 16 bits get triangular dither (seeded, so the same sound gives the same bytes). */
export function toWav(sound: Stereo, bits: 16 | 24): Buffer {
  const bytes = bits / 8
  const data = sound.left.length * 2 * bytes
  const out = Buffer.allocUnsafe(HEADER + data)
  out.write("RIFF", 0, "latin1")
  out.writeUInt32LE(HEADER - 8 + data, 4)
  out.write("WAVEfmt ", 8, "latin1")
  out.writeUInt32LE(16, 16)
  out.writeUInt16LE(1, 20)
  out.writeUInt16LE(2, 22)
  out.writeUInt32LE(SAMPLE_RATE, 24)
  out.writeUInt32LE(SAMPLE_RATE * 2 * bytes, 28)
  out.writeUInt16LE(2 * bytes, 32)
  out.writeUInt16LE(bits, 34)
  out.write("data", 36, "latin1")
  out.writeUInt32LE(data, 40)
  if (bits === 16) write16(out, sound, seededRandom(16))
  else write24(out, sound)
  return out
}

function write16(out: Buffer, { left, right }: Stereo, random: Random): void {
  const samples = new Int16Array(out.buffer, out.byteOffset + HEADER, left.length * 2)
  for (let i = 0; i < left.length; i++) {
    samples[2 * i] = clamp(Math.round((left[i] ?? 0) * 32_767 + random.next() - random.next()), 32_767)
    samples[2 * i + 1] = clamp(Math.round((right[i] ?? 0) * 32_767 + random.next() - random.next()), 32_767)
  }
}

function write24(out: Buffer, { left, right }: Stereo): void {
  for (let i = 0, at = HEADER; i < left.length; i++) {
    for (const value of [left[i] ?? 0, right[i] ?? 0]) {
      const sample = clamp(Math.round(value * 8_388_607), 8_388_607)
      out[at] = sample & 255
      out[at + 1] = (sample >> 8) & 255
      out[at + 2] = (sample >> 16) & 255
      at += 3
    }
  }
}

const clamp = (value: number, limit: number) => Math.max(-limit - 1, Math.min(limit, value))
