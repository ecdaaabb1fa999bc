import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { UPLOAD_LIMITS } from "../core/limits"

/**
 * Copies a stored file into the job's folder, hashing it on the way, and stops one that is larger than any upload may be.
 * @param name of the file in the folder, made by the server
 * @param expected SHA-256 noted when it was stored, hex
 * @throws {Error} when the bytes are not those that were stored: storage's fault, so worth another try
 */
export async function fetchSource(stored: Readable, expected: string | null, folder: string, signal: AbortSignal, name = "source"): Promise<string> {
  const path = join(folder, name)
  const hash = createHash("sha256")
  let bytes = 0
  await pipeline(stored, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      // One byte over the limit is enough for the gate to refuse it in words.
      if (bytes > UPLOAD_LIMITS.maxBytes + chunk.length) return
      hash.update(chunk)
      yield chunk
    }
  }, createWriteStream(path), { signal })
  const checksum = hash.digest("hex")
  if (expected !== null && bytes <= UPLOAD_LIMITS.maxBytes && checksum !== expected)
    throw new Error(`The stored file has the checksum ${checksum.slice(0, 12)}…, not ${expected.slice(0, 12)}… as when it was uploaded: storage returned other bytes`)
  return path
}
