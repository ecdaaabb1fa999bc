import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { normalizeAlbum, NormalizeSpec } from "@max-booster/api-contract"
import { doorOf, ownReadyRecording } from "../../../caller"
import { toRenditionView } from "../../../rendition-view"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof normalizeAlbum.body>>, res: MedusaResponse) {
  const { recording_ids, ...aim } = req.validatedBody
  const album = [...new Set(recording_ids)]
  const tracks = []
  for (const id of album) tracks.push(await ownReadyRecording(req, id))
  const renditions = []
  for (const { seller, recording } of tracks) {
    const id = await doorOf(req).requestRendition({ recording_id: recording.id, seller_id: seller.id, kind: "normalize", spec: { ...aim, album } satisfies NormalizeSpec })
    renditions.push(...(await doorOf(req).findRenditions({ id })))
  }
  res.json({ renditions: renditions.map((each) => toRenditionView(each, Date.now())) })
}
