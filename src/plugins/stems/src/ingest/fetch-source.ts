import { join } from "node:path"
import type { Readable } from "node:stream"
import { copyStored, otherBytes } from "@max-booster/jobs"
import { UPLOAD_LIMITS } from "../core/limits"

/**
 * Copies a stored file into the job's folder, hashing it on the way, and stops one that is larger than any upload may be: one byte over the limit is
 * enough for the gate to refuse it in words.
 * @param name of the file in the folder, made by the server
 * @param expected SHA-256 noted when it was stored, hex
 * @throws {Error} when the bytes are not those that were stored: storage's fault, so worth another try
 */
export async function fetchSource(stored: Readable, expected: string | null, folder: string, signal: AbortSignal, name = "source"): Promise<string> {
  const path = join(folder, name)
  const { size, sha256 } = await copyStored(stored, path, signal, UPLOAD_LIMITS.maxBytes)
  if (expected !== null && size <= UPLOAD_LIMITS.maxBytes && sha256 !== expected) throw otherBytes(sha256, expected)
  return path
}
