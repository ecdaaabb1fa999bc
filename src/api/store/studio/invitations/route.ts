import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { acceptInvitation } from "@max-booster/api-contract"
import type { z } from "zod"
import { accept } from "../../../../workflows/studio/people"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof acceptInvitation.body>>, res: MedusaResponse) {
  res.json({ project: await accept(req.scope, req.auth_context.actor_id, req.validatedBody.token, new Date()) })
}
