import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { beginBounce } from "@max-booster/api-contract"
import type { z } from "zod"
import { beginBounceOf, listBounces } from "../../../../../../workflows/studio/bounces"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ bounces: await listBounces(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof beginBounce.body>>, res: MedusaResponse) {
  res.json({ bounce: await beginBounceOf(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody) })
}
