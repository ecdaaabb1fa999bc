import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dropBulkDeal } from "../../../../../workflows/deals/save-deals"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await dropBulkDeal(req.scope, req.auth_context.actor_id, req.params["id"] ?? ""))
}
