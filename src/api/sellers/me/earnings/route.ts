import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SpanQuery } from "@max-booster/api-contract"
import { readEarnings } from "../../../../workflows/money/earnings"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ earnings: await readEarnings(req.scope, req.auth_context.actor_id, req.validatedQuery as SpanQuery) })
}
