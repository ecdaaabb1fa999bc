import { open, type FileHandle } from "node:fs/promises"

/** Sony's Wave64 names chunks by GUIDs that begin with the RIFF name and counts the header into the size. */
const W64_RIFF = "riff"
const MOST_CHUNKS = 500
const UNKNOWN = 0xffff_ffff

/**
 * Length in seconds that the header of a WAV, RF64 or Wave64 file declares; null when it declares none, as streamed files do.
 * FFmpeg shortens a truncated WAV to what is there and may end without an error, so the header is read here.
 */
export async function declaredWavSeconds(path: string): Promise<number | null> {
  const file = await open(path)
  try {
    const start = await read(file, 0, 4)
    return await walk(file, start.toString("latin1") === W64_RIFF)
  } finally {
    await file.close()
  }
}

async function walk(file: FileHandle, wave64: boolean): Promise<number | null> {
  const headerBytes = wave64 ? 24 : 8
  let at = wave64 ? 40 : 12
  let byteRate = 0
  let longSize: number | null = null
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const header = await read(file, at, headerBytes)
    if (header.length < headerBytes) return null
    const name = header.toString("latin1", 0, 4)
    const size = wave64 ? Number(header.readBigUInt64LE(16)) - headerBytes : header.readUInt32LE(4)
    const body = at + headerBytes
    const first = await read(file, body, 16)
    if (name === "ds64" && first.length === 16) longSize = Number(first.readBigUInt64LE(8))
    if (name === "fmt " && first.length === 16) byteRate = first.readUInt32LE(8)
    if (name === "data") {
      const bytes = size === UNKNOWN ? longSize : size
      return bytes && byteRate ? bytes / byteRate : null
    }
    at = body + (wave64 ? Math.ceil(size / 8) * 8 : size + (size % 2))
  }
  return null
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
