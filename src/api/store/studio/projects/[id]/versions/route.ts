import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveVersion } from "@max-booster/api-contract"
import type { z } from "zod"
import { listVersions, save } from "../../../../../../workflows/studio/versions"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await listVersions(req.scope, req.auth_context.actor_id, req.params["id"] ?? ""))
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveVersion.body>>, res: MedusaResponse) {
  res.json(await save(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody))
}
