import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { branchVersion } from "@max-booster/api-contract"
import type { z } from "zod"
import { branch } from "../../../../../../../../workflows/studio/versions"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof branchVersion.body>>, res: MedusaResponse) {
  res.json(await branch(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["version_id"] ?? "", req.validatedBody.branch))
}
