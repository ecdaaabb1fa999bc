import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { noteRoyaltiesPaid } from "@max-booster/api-contract"
import type { z } from "zod"
import { readRoyalties } from "../../../../../workflows/money/royalties"
import { noteOutside } from "../../../../../workflows/money/settle-royalties"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof noteRoyaltiesPaid.body>>, res: MedusaResponse) {
  await noteOutside(req.scope, req.auth_context.actor_id, req.validatedBody, new Date())
  res.json(await readRoyalties(req.scope, req.auth_context.actor_id))
}
