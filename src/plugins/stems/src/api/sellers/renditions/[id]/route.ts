import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { doorOf, ownRendition } from "../../../caller"
import { toRenditionView } from "../../../rendition-view"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ rendition: toRenditionView(await ownRendition(req, req.params["id"] ?? ""), Date.now()) })
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await ownRendition(req, req.params["id"] ?? "")
  await doorOf(req).forgetRendition(id)
  res.json({ id, deleted: true })
}
