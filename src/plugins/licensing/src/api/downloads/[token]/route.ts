import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { rangeOf, sliceOf } from "@max-booster/kernel/range"
import { sendBundle } from "../../bundle"
import { sayDead } from "../../dead-link"
import type { Deliverable } from "../../deliverables"
import { MOST_DOWNLOADS, openLink, type Opened } from "../../downloads"
import { licensing } from "../../licenses"

/** Streams what a signed link stands for and counts it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const found = await openLink(req, req.params["token"] ?? "", Date.now())
  if ("dead" in found) { sayDead(req, res, found); return }
  const [file] = found.parts
  const work = found.kind === "bundle" || !file ? bundle(req, res, found) : single(req, res, found, file)
  await work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}

async function bundle(req: MedusaRequest, res: MedusaResponse, found: Opened): Promise<void> {
  if (!(await isCounted(req, res, found, false))) return
  res.set(headersOf(found, "application/zip"))
  await sendBundle(found.parts, found.license.paid_at, res)
}

async function single(req: MedusaRequest, res: MedusaResponse, found: Opened, { size, mime_type, sha256, open }: Deliverable): Promise<void> {
  const etag = `"${sha256}"`
  const range = (req.get("if-range") ?? etag) === etag ? rangeOf(req.get("range"), size) : "whole"
  if (range === "nowhere") { res.status(416).set("content-range", `bytes */${size}`).end(); return }
  const stream = await open()
  if (!(await isCounted(req, res, found, range !== "whole" && range.from > 0))) { stream.destroy(); return }
  res.set({ ...headersOf(found, mime_type), "accept-ranges": "bytes", etag })
  if (range === "whole") {
    res.set("content-length", String(size))
    return pipeline(stream, res)
  }
  res.status(206).set({ "content-range": `bytes ${range.from}-${range.to}/${size}`, "content-length": String(range.to - range.from + 1) })
  return pipeline(Readable.from(sliceOf(stream, range)), res)
}

const headersOf = ({ filename }: Opened, type: string) => ({ "content-type": type, "content-disposition": contentDisposition(filename), "cache-control": "private, no-store", "x-content-type-options": "nosniff" })

/** Counts a download; when the link has given all it gives, says so. A question for the headers alone is none. */
async function isCounted(req: MedusaRequest, res: MedusaResponse, { license, kind, link }: Opened, resumes: boolean): Promise<boolean> {
  if (req.method === "HEAD") return true
  const counted = await licensing(req).countDownload({ license_id: license.id, kind, link, ip: req.ip ?? "" }, { most: MOST_DOWNLOADS, resumes })
  if (!counted) sayDead(req, res, { dead: "used_up", words: `This link has been used ${MOST_DOWNLOADS} times, which is all it gives.`, license: license.id, kind })
  return counted
}
