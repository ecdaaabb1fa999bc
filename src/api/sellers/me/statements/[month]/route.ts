import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readStatement } from "../../../../../workflows/money/statements"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ statement: await readStatement(req.scope, req.auth_context.actor_id, { month: req.params["month"] ?? "", ...req.validatedQuery }) })
}
