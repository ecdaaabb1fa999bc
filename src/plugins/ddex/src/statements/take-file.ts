import { createHash, randomUUID } from "node:crypto"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { IFileModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { STATEMENT_MAX_BYTES } from "@max-booster/api-contract"
import { readRoyaltyStatement, ROYALTIES } from "@max-booster/extension-api"
import { enqueue, request, type Resolver } from "@max-booster/jobs"
import { EncodingEar } from "../core/statements/encoding"
import type { RoyaltiesService } from "../modules/royalties"

/**
 * Takes a statement's file in and asks for its reading.
 * @throws {MedusaError} invalid_data — empty, too large, or no text · duplicate_error — the shop has sent it before
 */
export async function takeFile(container: Resolver, sellerId: string, filename: string, body: Readable, signal: AbortSignal): Promise<string> {
  const [files, royalties] = [container.resolve<IFileModuleService>(Modules.FILE), container.resolve<RoyaltiesService>(ROYALTIES)]
  const hash = createHash("sha256")
  const ear = new EncodingEar()
  let [size, isText] = [0, true]
  const { writeStream, promise } = await files.getUploadStream({ filename: `royalty-statement-${randomUUID()}.csv`, mimeType: "text/csv", access: "private" })
  await pipeline(body, async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      if (size === 0) isText = !isOtherKind(chunk)
      size += chunk.length
      // All is read, so that the answer arrives; what is too much is not kept.
      if (size > STATEMENT_MAX_BYTES || !isText) continue
      hash.update(chunk)
      ear.hear(chunk)
      yield chunk
    }
  }, writeStream, { signal })
  const { key: file_id } = await promise
  const refuse = async (type: string, words: string, code?: string): Promise<never> => {
    await files.deleteFiles([file_id])
    throw new MedusaError(type, words, code)
  }
  if (size === 0) return refuse(MedusaError.Types.INVALID_DATA, "The file is empty", "empty")
  if (size > STATEMENT_MAX_BYTES) return refuse(MedusaError.Types.INVALID_DATA, "The file is larger than 500 MB. Ask your distributor for shorter periods.", "too_large")
  if (!isText) return refuse(MedusaError.Types.INVALID_DATA, "This is a spreadsheet, an archive or a PDF, not a CSV. Save it as CSV or text, then send that.", "not_text")
  const sha256 = hash.digest("hex")
  const id = await royalties.transaction(async (sql) => {
    const kept = await royalties.keep(sql, { seller_id: sellerId, filename, sha256, size, file_id, encoding: ear.verdict() })
    if (kept) await enqueue(sql, request(readRoyaltyStatement, { statement_id: kept, round: 1 }))
    return kept
  })
  if (id) return id
  const before = await royalties.byFile(sellerId, sha256)
  return refuse(MedusaError.Types.DUPLICATE_ERROR, `You have sent this very file before: ${before?.filename ?? filename}, on ${before ? new Date(before.created_at).toISOString().slice(0, 10) : "another day"}`)
}

/** Zip (also Excel and Numbers), gzip, PDF, old Excel. */
const isOtherKind = (chunk: Buffer) => ["504b0304", "1f8b", "25504446", "d0cf11e0"].some((magic) => chunk.subarray(0, 4).toString("hex").startsWith(magic))
