import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readShopDeals } from "../../../../workflows/deals/read-deals"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await readShopDeals(req.scope, req.auth_context.actor_id))
}
