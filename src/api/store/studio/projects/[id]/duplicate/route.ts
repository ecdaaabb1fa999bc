import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { duplicateStudioProject } from "@max-booster/api-contract"
import type { z } from "zod"
import { duplicateProject } from "../../../../../../workflows/studio/projects"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof duplicateStudioProject.body>>, res: MedusaResponse) {
  res.json({ project: await duplicateProject(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody) })
}
