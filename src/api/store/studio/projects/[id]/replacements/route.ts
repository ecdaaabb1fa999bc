import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replacementsOf } from "../../../../../../workflows/studio/replacements"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await replacementsOf(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", new Date()))
}
