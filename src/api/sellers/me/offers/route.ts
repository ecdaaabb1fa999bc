import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { offersToShop } from "../../../../workflows/offers/views"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ offers: await offersToShop(req.scope, req.auth_context.actor_id) })
}
