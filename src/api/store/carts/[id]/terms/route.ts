import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Legal } from "@max-booster/api-contract"
import { readTerms } from "../../../../../workflows/purchase/terms"

export async function POST(req: AuthenticatedMedusaRequest<Legal>, res: MedusaResponse) {
  res.json(await readTerms(req.scope, req.params["id"] ?? "", req.auth_context.actor_id, req.validatedBody))
}
