import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listStudioSounds } from "@max-booster/api-contract"
import type { z } from "zod"
import { listSounds } from "../../../../workflows/studio/sounds"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await listSounds(req.scope, req.auth_context.actor_id, req.validatedQuery as z.output<typeof listStudioSounds.query>))
}
