import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dismiss } from "../../../../../../../workflows/studio/people"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ collaborators: await dismiss(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["collaborator_id"] ?? "") })
}
