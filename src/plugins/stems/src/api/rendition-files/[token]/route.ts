import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { rangeOf, sliceOf } from "@max-booster/kernel/range"
import { readToken } from "@max-booster/kernel/sign"
import { doorOf } from "../../caller"
import { secret, RENDITION_LINK, type RenditionLink } from "../../rendition-view"

/** Streams a file of a rendition to whoever holds its link; a page may play it, and seek in it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const read = readToken<RenditionLink>(secret(), RENDITION_LINK, req.params["token"] ?? "", Date.now())
  if (!read.ok) { sayGone(res, read.error === "expired" ? "This link has expired. Open the page again for a new one." : "There is no file behind this link."); return }
  const [rendition] = await doorOf(req).findRenditions({ id: read.value.rendition })
  const file = rendition?.files.find(({ name }) => name === read.value.name)
  if (!file) { sayGone(res, "This file was removed."); return }
  const etag = `"${file.checksum}"`
  const range = (req.get("if-range") ?? etag) === etag ? rangeOf(req.get("range"), file.size) : "whole"
  if (range === "nowhere") { res.status(416).set("content-range", `bytes */${file.size}`).end(); return }
  const stream = await doorOf(req).openRenditionFile(file)
  const way = req.query["download"] === undefined ? "inline" : "attachment"
  res.set({ "content-type": file.mime_type, "content-disposition": contentDisposition(file.filename, way), "cache-control": "private, max-age=43200", "accept-ranges": "bytes", "x-content-type-options": "nosniff", "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*", etag })
  if (range !== "whole") res.status(206).set("content-range", `bytes ${range.from}-${range.to}/${file.size}`)
  res.set("content-length", String(range === "whole" ? file.size : range.to - range.from + 1))
  await pipeline(range === "whole" ? stream : Readable.from(sliceOf(stream, range)), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}

const sayGone = (res: MedusaResponse, message: string) => { res.status(404).json({ type: "not_found", message }) }
