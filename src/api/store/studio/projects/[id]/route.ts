import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { renameStudioProject } from "@max-booster/api-contract"
import type { z } from "zod"
import { readProject, renameProject, setRemoved } from "../../../../../workflows/studio/projects"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ project: await readProject(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof renameStudioProject.body>>, res: MedusaResponse) {
  res.json({ project: await renameProject(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody.name) })
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ project: await setRemoved(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", true) })
}
