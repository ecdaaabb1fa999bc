import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { setRemoved } from "../../../../../../workflows/studio/projects"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ project: await setRemoved(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", false) })
}
