import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { restore } from "../../../../../../../../workflows/studio/versions"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await restore(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["version_id"] ?? ""))
}
