import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { withdrawSplit } from "../../../../../../workflows/splits/propose-split"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const caller = { member_id: req.auth_context.actor_id, recording_id: req.params["id"] ?? "" }
  res.json({ splits: await withdrawSplit(req.scope, caller, req.params["sheet_id"] ?? "", new Date()) })
}
