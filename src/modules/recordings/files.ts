import { createHash, randomUUID } from "node:crypto"
import { once } from "node:events"
import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { IFileModuleService } from "@medusajs/framework/types"

/** A file in storage. Size in bytes, checksum SHA-256 in hex. */
export type StoredFile = { key: string; url: string; size: number; checksum: string }

/** Streams a file into storage under a name of ours, hashing it on the way. */
export async function putFile(files: IFileModuleService, path: string, { label, mimeType, access }: { label: string; mimeType: string; access: "public" | "private" }): Promise<StoredFile> {
  const extension = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? ""
  const target = await files.getUploadStream({ filename: `${label}-${randomUUID()}${extension}`, mimeType, access })
  const hash = createHash("sha256")
  let size = 0
  await pipeline(createReadStream(path), async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }, target.writeStream)
  const { key, url } = await target.promise
  return { key, url, size, checksum: hash.digest("hex") }
}

/** Opens a stored file. @throws when it is gone */
export async function openFile(files: IFileModuleService, key: string): Promise<Readable> {
  const stream = await files.getDownloadStream(key)
  // A file that is gone must reject here: as an event that nobody hears yet it would end the process.
  await once(stream, "readable")
  return stream
}
