import { once } from "node:events"
import { PassThrough } from "node:stream"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { readToken } from "@max-booster/kernel/sign"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { withWorkFolder } from "@max-booster/jobs"
import { convertTo } from "../../../ffmpeg/convert"
import { fetchSource } from "../../../ingest/fetch-source"
import { formatFor } from "../../../renditions/convert"
import { doorOf } from "../../caller"
import { CONVERSION_LINK, conversionName, type ConversionLink } from "../../conversion"
import { secret } from "../../rendition-view"

/** Conversions that one server makes at once: each holds a core. */
const MOST_AT_ONCE = 2
let atWork = 0

/** Converts a recording while it is sent; whoever goes away stops it. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const read = readToken<ConversionLink>(secret(), CONVERSION_LINK, req.params["token"] ?? "", Date.now())
  if (!read.ok) { res.status(404).json({ type: "not_found", message: read.error === "expired" ? "This link has expired: links are good for an hour." : "There is no file behind this link." }); return }
  if (atWork >= MOST_AT_ONCE) { res.status(503).set("retry-after", "20").json({ type: "busy", message: "Other files are being converted just now. Try again in a moment, or have it made in the background." }); return }
  atWork++
  try {
    await send(req, res, read.value)
  } finally {
    atWork--
  }
}

async function send(req: MedusaRequest, res: MedusaResponse, { recording, seller, spec: { format: id, ...choice } }: ConversionLink): Promise<void> {
  const [subject, [shop]] = await Promise.all([doorOf(req).renditionSubject(recording), req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([seller])])
  const source = subject?.files.find(({ kind }) => kind === "source")
  if (!subject || !source || subject.seller_id !== seller) { res.status(404).json({ type: "not_found", message: "This recording was removed." }); return }
  const gone = new AbortController()
  res.on("close", () => { gone.abort(new Error("The reader went away")) })
  const format = formatFor(id, choice)
  await withWorkFolder(async (folder) => {
    const path = await fetchSource(await doorOf(req).openAsset(source.id), source.checksum, folder, gone.signal)
    const cover = subject.files.find(({ kind }) => kind === "artwork")
    const coverPath = cover ? await fetchSource(await doorOf(req).openAsset(cover.id), cover.checksum, folder, gone.signal, "cover") : null
    const sound = new PassThrough({ highWaterMark: 256 * 1024 })
    const converting = convertTo(sound, { path, facts: subject.sound.facts, format, choice, tags: { ...subject, artist: shop?.name ?? "" }, coverPath }, folder, gone.signal)
    // The first bytes tell that it works: until then an error is still an answer.
    await Promise.race([once(sound, "readable"), converting])
    res.set({ "content-type": format.mimeType, "content-disposition": contentDisposition(await conversionName(req, recording, shop?.name ?? "", format)), "cache-control": "private, no-store", "x-content-type-options": "nosniff" })
    sound.pipe(res)
    await converting
    if (!res.writableFinished) await once(res, "finish")
  }).catch((error: unknown) => {
    if (!gone.signal.aborted && !res.headersSent) throw error
    res.destroy()
  })
}
