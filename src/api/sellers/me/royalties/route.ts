import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readRoyalties } from "../../../../workflows/money/royalties"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await readRoyalties(req.scope, req.auth_context.actor_id))
}
