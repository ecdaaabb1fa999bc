import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { projectTicket } from "../../../../../../workflows/studio/projects"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await projectTicket(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", new Date()))
}
