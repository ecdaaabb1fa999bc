import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sendVerification } from "../../../../workflows/account/verification"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await sendVerification(req.scope, req.auth_context.actor_id, new Date())
  res.sendStatus(202)
}
