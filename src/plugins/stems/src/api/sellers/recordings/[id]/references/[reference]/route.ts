import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { doorOf, ownRecording } from "../../../../../caller"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { recording } = await ownRecording(req, req.params["id"] ?? "")
  const id = req.params["reference"] ?? ""
  if (!(await doorOf(req).forgetReference(recording.id, id))) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no reference track ${id}. It may have been removed.`)
  res.json({ id, deleted: true })
}
