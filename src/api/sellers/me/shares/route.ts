import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listShares } from "../../../../workflows/splits/claim-shares"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await listShares(req.scope, req.auth_context.actor_id, new Date()))
}
