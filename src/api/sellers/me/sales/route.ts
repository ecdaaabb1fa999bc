import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listSales } from "../../../../workflows/money/seller-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ sales: await listSales(req.scope, req.auth_context.actor_id) })
}
