import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readShareStatement } from "../../../../../workflows/money/collaborator-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ statement: await readShareStatement(req.scope, req.auth_context.actor_id, { month: req.params["month"] ?? "", ...req.validatedQuery }) })
}
