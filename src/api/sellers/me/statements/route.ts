import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listStatements } from "../../../../workflows/money/statements"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ statements: await listStatements(req.scope, req.auth_context.actor_id) })
}
