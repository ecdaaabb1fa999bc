import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { inviteCollaborator } from "@max-booster/api-contract"
import type { z } from "zod"
import { invite, listCollaborators } from "../../../../../../workflows/studio/people"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ collaborators: await listCollaborators(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof inviteCollaborator.body>>, res: MedusaResponse) {
  res.json({ collaborators: await invite(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody, new Date()) })
}
