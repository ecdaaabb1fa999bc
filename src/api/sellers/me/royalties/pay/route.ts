import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { payRoyalties } from "@max-booster/api-contract"
import type { z } from "zod"
import { readRoyalties } from "../../../../../workflows/money/royalties"
import { payFromEarnings } from "../../../../../workflows/money/settle-royalties"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof payRoyalties.body>>, res: MedusaResponse) {
  await payFromEarnings(req.scope, req.auth_context.actor_id, req.validatedBody, new Date())
  res.json(await readRoyalties(req.scope, req.auth_context.actor_id))
}
