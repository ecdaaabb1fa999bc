import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { readTerms as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { readTerms } from "../../../../../workflows/purchase/terms"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json(await readTerms(req.scope, req.params["id"] ?? "", req.auth_context.actor_id, req.validatedBody))
}
