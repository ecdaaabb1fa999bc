import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveBulkDeal as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { saveBulkDeal } from "../../../../workflows/deals/save-deals"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json(await saveBulkDeal(req.scope, req.auth_context.actor_id, req.validatedBody, new Date()))
}
