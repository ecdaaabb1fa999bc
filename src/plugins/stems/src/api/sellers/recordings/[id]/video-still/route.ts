import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { VideoSpec } from "@max-booster/api-contract"
import { withWorkFolder } from "@max-booster/jobs"
import { fetchSource } from "../../../../../ingest/fetch-source"
import { sceneOf } from "../../../../../renditions/video"
import { drawStill } from "../../../../../video-pictures"
import { doorOf, ownReadyRecording } from "../../../../caller"

const AT = 1 / 3

/** How a video will look. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { seller, recording } = await ownReadyRecording(req, req.params["id"] ?? "")
  const subject = await doorOf(req).renditionSubject(recording.id)
  if (!subject) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This recording was removed.")
  const part = req.validatedQuery as Pick<VideoSpec, "format" | "start" | "seconds">
  const still = await withWorkFolder(async (folder) => {
    const fetch = async (kind: "artwork" | "peaks", { variant = "" } = {}) => {
      const file = subject.files.find((each) => each.kind === kind && each.variant === variant)
      if (!file) throw new Error(`Recording ${subject.id} has no ${kind}`)
      return fetchSource(await doorOf(req).openAsset(file.id), file.checksum, folder, AbortSignal.timeout(30_000), kind)
    }
    return drawStill(part.format, await sceneOf({ ...subject, artist: seller.name }, part, fetch), AT)
  })
  res.set({ "content-type": "image/jpeg", "cache-control": "private, max-age=300" }).send(still)
}
