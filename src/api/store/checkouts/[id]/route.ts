import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readCheckout } from "../../../../workflows/purchase/read-purchases"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ checkout: await readCheckout(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}
