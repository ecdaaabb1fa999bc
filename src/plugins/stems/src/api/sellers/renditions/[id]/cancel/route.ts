import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { doorOf, ownRendition } from "../../../../caller"
import { toRenditionView } from "../../../../rendition-view"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await ownRendition(req, req.params["id"] ?? "")
  await doorOf(req).cancelRendition(id)
  res.json({ rendition: toRenditionView(await ownRendition(req, id), Date.now()) })
}
