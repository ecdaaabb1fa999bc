import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readAccountShares } from "../../../../workflows/money/collaborator-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await readAccountShares(req.scope, req.auth_context.actor_id, new Date()))
}
