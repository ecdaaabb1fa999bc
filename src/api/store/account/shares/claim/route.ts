import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { claimShares } from "../../../../../workflows/splits/claim-shares"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ seller: await claimShares(req.scope, req.auth_context.actor_id) })
}
