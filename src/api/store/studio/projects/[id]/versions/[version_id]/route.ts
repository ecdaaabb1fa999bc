import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readVersion } from "../../../../../../../workflows/studio/versions"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await readVersion(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["version_id"] ?? ""))
}
