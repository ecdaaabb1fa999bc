import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readAccount } from "../../../workflows/account/account"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ account: await readAccount(req.scope, req.auth_context.actor_id) })
}
