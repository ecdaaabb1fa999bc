import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { doorOf, ownShop } from "../../../caller"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const id = req.params["id"] ?? ""
  const isGone = await doorOf(req).deletePreset((await ownShop(req)).id, id)
  if (!isGone) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no preset ${id} of yours`)
  res.json({ id, deleted: true })
}
