/** What a lossless file says of its sound; `frames` is its exact length. */
export type AudioHeader = { sample_rate: number; channels: number; frames: number }

const PCM_AND_FLOAT = [1, 3, 0xfffe]

/** Reads the beginning of a WAV (RIFF, also RF64 as far as its sizes fit) or FLAC file; null when it is neither, or its data lie further on. */
export function audioHeader(bytes: Buffer, size: number): AudioHeader | null {
  const kind = bytes.toString("latin1", 0, 4)
  if (kind === "fLaC") return flac(bytes)
  return (kind === "RIFF" || kind === "RF64") && bytes.toString("latin1", 8, 12) === "WAVE" ? wav(bytes, size) : null
}

/** RFC 9639, 8.2: the first block is STREAMINFO; rate 20 bits, channels 3, depth 5, frames 36. */
function flac(bytes: Buffer): AudioHeader | null {
  if (bytes.length < 26) return null
  const [high, low] = [bytes.readUInt32BE(18), bytes.readUInt32BE(22)]
  return { sample_rate: high >>> 12, channels: ((high >>> 9) & 7) + 1, frames: (high & 15) * 2 ** 32 + low }
}

function wav(bytes: Buffer, size: number): AudioHeader | null {
  let format: { channels: number; sample_rate: number; block: number } | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const [id, length] = [bytes.toString("latin1", at, at + 4), bytes.readUInt32LE(at + 4)]
    if (id === "fmt " && at + 24 <= bytes.length && PCM_AND_FLOAT.includes(bytes.readUInt16LE(at + 8))) format = { channels: bytes.readUInt16LE(at + 10), sample_rate: bytes.readUInt32LE(at + 12), block: bytes.readUInt16LE(at + 20) }
    // A stream that was written without knowing its length says all there is.
    if (id === "data") return format && format.block > 0 ? { channels: format.channels, sample_rate: format.sample_rate, frames: Math.floor(Math.min(length, size - at - 8) / format.block) } : null
    at += 8 + length + (length % 2)
  }
  return null
}
