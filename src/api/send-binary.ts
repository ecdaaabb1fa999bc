import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { rangeOf, sliceOf } from "@max-booster/kernel/range"

type File = { sha256: string; size: number; mime_type: string; filename: string; open(): Promise<Readable> }

/** Sends a file that never changes, or the part of it that is asked for; its reader may keep it for good. */
export async function sendBinary(req: MedusaRequest, res: MedusaResponse, { sha256, size, mime_type, filename, open }: File): Promise<void> {
  const etag = `"${sha256}"`
  res.set({ etag, "accept-ranges": "bytes", "cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff", "cross-origin-resource-policy": "cross-origin" })
  if (req.get("if-none-match") === etag) { res.status(304).end(); return }
  const range = (req.get("if-range") ?? etag) === etag ? rangeOf(req.get("range"), size) : "whole"
  if (range === "nowhere") { res.status(416).set("content-range", `bytes */${size}`).end(); return }
  const stream = await open()
  res.set({ "content-type": mime_type, "content-disposition": contentDisposition(filename) })
  if (range === "whole") res.set("content-length", String(size))
  else res.status(206).set({ "content-range": `bytes ${range.from}-${range.to}/${size}`, "content-length": String(range.to - range.from + 1) })
  await pipeline(range === "whole" ? stream : Readable.from(sliceOf(stream, range)), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}
