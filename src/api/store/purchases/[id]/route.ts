import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPurchase } from "../../../../workflows/purchase/read-purchases"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ purchase: await readPurchase(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}
