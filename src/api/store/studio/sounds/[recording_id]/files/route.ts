import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { filesOfSound } from "../../../../../../workflows/studio/sounds"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ files: await filesOfSound(req.scope, req.auth_context.actor_id, req.params["recording_id"] ?? "", new Date()) })
}
