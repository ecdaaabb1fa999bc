import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { createStudioProject, listStudioProjects } from "@max-booster/api-contract"
import type { z } from "zod"
import { createProject, listProjects } from "../../../../workflows/studio/projects"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await listProjects(req.scope, req.auth_context.actor_id, req.validatedQuery as z.output<typeof listStudioProjects.query>))
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof createStudioProject.body>>, res: MedusaResponse) {
  res.json({ project: await createProject(req.scope, req.auth_context.actor_id, req.validatedBody) })
}
