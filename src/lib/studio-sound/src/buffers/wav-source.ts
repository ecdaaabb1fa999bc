import type { SampleSource } from "./sample-source"

/** Bytes that can be read in parts: a file in OPFS, a Blob, a range of a URL. */
export type ByteSource = { readonly size: number; /** From a position on, so many. */ read(from: number, count: number): Promise<ArrayBuffer> }

/** The bytes of a File or Blob; those of OPFS are read from disk only as they are asked for. */
export const bytesOf = (blob: Blob): ByteSource => ({ size: blob.size, read: (from, count) => blob.slice(from, from + count).arrayBuffer() })

const DECODERS: Record<string, (view: DataView, at: number) => number> = {
  "1/16": (view, at) => view.getInt16(at, true) / 32_768,
  "1/24": (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608,
  "1/32": (view, at) => view.getInt32(at, true) / 2_147_483_648,
  "3/32": (view, at) => view.getFloat32(at, true),
}
const EXTENSIBLE = 0xfffe

/**
 * Opens a WAV file: 16, 24 or 32 bits, or 32-bit float; only its headers are read now.
 * @throws {Error} it is no such file
 */
export async function openWav(bytes: ByteSource): Promise<SampleSource> {
  let format: { channels: number; sampleRate: number; block: number; width: number; decode: (view: DataView, at: number) => number } | undefined
  const text = (view: DataView, at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
  const riff = new DataView(await bytes.read(0, 12))
  if (riff.byteLength < 12 || text(riff, 0) !== "RIFF" || text(riff, 8) !== "WAVE") throw new Error("This is no WAV file: it does not begin with RIFF and WAVE.")
  for (let at = 12; at + 8 <= bytes.size; ) {
    const head = new DataView(await bytes.read(at, 8))
    const [name, size] = [text(head, 0), head.getUint32(4, true)]
    if (name === "fmt ") {
      const view = new DataView(await bytes.read(at + 8, size))
      const [tag, bits] = [view.getUint16(0, true), view.getUint16(14, true)]
      const kind = `${tag === EXTENSIBLE ? view.getUint16(24, true) : tag}/${bits}`
      const decode = DECODERS[kind]
      if (!decode) throw new Error(`WAV of the kind ${kind} (format/bits) cannot be played: convert it to 16, 24 or 32 bits.`)
      format = { channels: view.getUint16(2, true), sampleRate: view.getUint32(4, true), block: view.getUint16(12, true), width: bits / 8, decode }
    }
    if (name === "data" && format) return samplesOf(bytes, at + 8, Math.min(size, bytes.size - at - 8), format)
    at += 8 + size + (size % 2)
  }
  throw new Error("This WAV file holds no samples.")
}

function samplesOf(bytes: ByteSource, start: number, length: number, { channels, sampleRate, block, width, decode }: { channels: number; sampleRate: number; block: number; width: number; decode: (view: DataView, at: number) => number }): SampleSource {
  const frames = Math.floor(length / block)
  return {
    frames, channels, sampleRate,
    async read(from, count) {
      const [first, end] = [Math.max(0, from), Math.min(frames, from + count)]
      const parts = Array.from({ length: channels }, () => new Float32Array(count))
      if (end <= first) return parts
      const view = new DataView(await bytes.read(start + first * block, (end - first) * block))
      for (let frame = 0; frame < end - first; frame++) for (let channel = 0; channel < channels; channel++) (parts[channel] as Float32Array)[first - from + frame] = decode(view, frame * block + channel * width)
      return parts
    },
  }
}
