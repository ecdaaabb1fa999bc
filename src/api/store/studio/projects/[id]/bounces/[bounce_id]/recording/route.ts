import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { publishBounce } from "@max-booster/api-contract"
import type { z } from "zod"
import { publish } from "../../../../../../../../workflows/studio/bounces"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof publishBounce.body>>, res: MedusaResponse) {
  res.json({ bounce: await publish(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["bounce_id"] ?? "", req.validatedBody.stems_bounce_id) })
}
