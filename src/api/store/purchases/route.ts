import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listPurchases } from "../../../workflows/purchase/read-purchases"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ purchases: await listPurchases(req.scope, req.auth_context.actor_id) })
}
