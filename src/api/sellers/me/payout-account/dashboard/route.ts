import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { payoutDashboard } from "../../../../../workflows/money/seller-money"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ url: await payoutDashboard(req.scope, req.auth_context.actor_id) })
}
