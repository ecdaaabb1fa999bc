import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { linkBinary } from "../../../../../../../../workflows/studio/binaries"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await linkBinary(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["hash"] ?? "", new Date()))
}
