import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dropBundle } from "../../../../../workflows/deals/save-deals"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await dropBundle(req.scope, req.auth_context.actor_id, req.params["id"] ?? ""))
}
