import { createHash } from "node:crypto"
import { ReadStream } from "node:fs"
import { copyFile, open, symlink } from "node:fs/promises"
import { resolve } from "node:path"
import { addAbortSignal, type Readable } from "node:stream"

/** Bytes that are read, or written, at a time. */
const CHUNK = 1024 ** 2

/** What a file is known by: its size in bytes and its SHA-256, hex. */
export type Sums = { size: number; sha256: string }

/**
 * Puts a stored file into a job's folder: a copy, or a link to it where storage is this machine's disk. Whoever removes it from the folder removes
 * nothing that is stored.
 * @param checksum SHA-256 noted when it was stored, hex
 * @throws {Error} when its bytes are not those that were stored: storage's fault, so worth another try
 */
export async function fetchStored(stored: Readable, checksum: string, path: string, signal: AbortSignal): Promise<void> {
  const { sha256 } = stored instanceof ReadStream ? await link(stored, path, signal) : await copyStored(stored, path, signal)
  if (sha256 !== checksum) throw otherBytes(sha256, checksum)
}

/** What storage did when bytes are not those that were stored. */
export const otherBytes = (found: string, noted: string): Error =>
  new Error(`The stored file has the checksum ${found.slice(0, 12)}…, not ${noted.slice(0, 12)}… as when it was stored: storage returned other bytes`)

async function link(stored: ReadStream, path: string, signal: AbortSignal): Promise<Sums> {
  const from = resolve(String(stored.path))
  stored.on("error", () => undefined).destroy() // A file that is gone is found when it is read.
  await symlink(from, path).catch(() => copyFile(from, path)) // Not every user of Windows may link.
  return sumsOf(path, signal)
}

/**
 * Copies a stored file, hashing it on the way. Storage gives small chunks; they are written together, since each write costs a way to the disk and back.
 * @param mostBytes it stops after the chunk that passes them
 */
export async function copyStored(stored: Readable, path: string, signal: AbortSignal, mostBytes = Infinity): Promise<Sums> {
  const hash = createHash("sha256")
  const held = Buffer.allocUnsafe(CHUNK)
  let [size, filled] = [0, 0]
  const file = await open(path, "w")
  try {
    for await (const chunk of addAbortSignal(signal, stored) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.length
      if (filled + chunk.length > CHUNK) {
        await file.writeFile(held.subarray(0, filled))
        filled = 0
      }
      if (chunk.length > CHUNK) await file.writeFile(chunk)
      else filled += chunk.copy(held, filled)
      if (size > mostBytes) break
    }
    await file.writeFile(held.subarray(0, filled))
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest("hex") }
}

/** Size and sum of a file. */
export async function sumsOf(path: string, signal: AbortSignal): Promise<Sums> {
  const hash = createHash("sha256")
  const buffer = Buffer.allocUnsafe(CHUNK)
  const file = await open(path)
  let size = 0
  try {
    for (let read = 1; read > 0; size += read) {
      signal.throwIfAborted()
      read = (await file.read(buffer, 0, CHUNK)).bytesRead
      hash.update(buffer.subarray(0, read))
    }
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest("hex") }
}
