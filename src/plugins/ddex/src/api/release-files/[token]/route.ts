import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { rangeOf, sliceOf } from "@max-booster/kernel/range"
import { readToken } from "@max-booster/kernel/sign"
import { openPackage } from "../../../pack/run"
import { releases } from "../../caller"
import { linkSecret, PACKAGE_LINK, type PackageLink } from "../../export-view"

/** Streams a package to whoever holds its link, also a part of it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const read = readToken<PackageLink>(linkSecret(), PACKAGE_LINK, req.params["token"] ?? "", Date.now())
  if (!read.ok) { sayGone(res, read.error === "expired" ? "This link has expired. Open the page again for a new one." : "There is no file behind this link."); return }
  const [row] = await releases(req).exports.find({ id: read.value.export })
  if (row?.state !== "ready" || row.file_id === null || row.size === null) { sayGone(res, "This file was removed."); return }
  const etag = `"${row.checksum ?? row.id}"`
  const range = (req.get("if-range") ?? etag) === etag ? rangeOf(req.get("range"), row.size) : "whole"
  if (range === "nowhere") { res.status(416).set("content-range", `bytes */${row.size}`).end(); return }
  const stream = await openPackage(req.scope, row.file_id)
  res.set({ "content-type": "application/zip", "content-disposition": contentDisposition(row.filename ?? "release.zip", "attachment"), "cache-control": "private, no-store", "accept-ranges": "bytes", "x-content-type-options": "nosniff", etag })
  if (range !== "whole") res.status(206).set("content-range", `bytes ${range.from}-${range.to}/${row.size}`)
  res.set("content-length", String(range === "whole" ? row.size : range.to - range.from + 1))
  await pipeline(range === "whole" ? stream : Readable.from(sliceOf(stream, range)), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}

const sayGone = (res: MedusaResponse, message: string) => { res.status(404).json({ type: "not_found", message }) }
