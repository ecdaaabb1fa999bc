import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "../../../core/file-name"
import { openLink } from "../../downloads"
import { licensing } from "../../licenses"

/** Streams a file by its signed link and counts it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const found = await openLink(req, req.params["token"] ?? "", Date.now())
  if (found === "expired") return say(res, 410, "This link has expired: links are good for an hour. Get a fresh one from your licenses:")
  if (found === "unknown") return say(res, 404, "There is no file behind this link. Your files are with your licenses:")
  const { license, file } = found
  const stream = await file.open()
  await licensing(req).createLicenseDownloads({ license_id: license.id, kind: file.kind, ip: req.ip ?? "" })
  res.set({
    "content-type": file.mime_type, "content-length": String(file.size), "content-disposition": contentDisposition(file.filename),
    "cache-control": "private, no-store", "x-content-type-options": "nosniff",
  })
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
  })
}

function say(res: MedusaResponse, status: number, words: string): void {
  res.status(status).type("text/plain").send(`${words} ${process.env["STOREFRONT_URL"] ?? ""}/account/licenses\n`)
}
