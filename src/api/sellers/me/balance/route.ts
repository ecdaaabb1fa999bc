import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readBalance } from "../../../../workflows/money/seller-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ balance: await readBalance(req.scope, req.auth_context.actor_id) })
}
