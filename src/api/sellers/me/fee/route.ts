import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFee } from "../../../../workflows/money/seller-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ fee_points: await readFee(req.scope, req.auth_context.actor_id) })
}
