import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { beginCheckout as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { beginCheckout } from "../../../../../workflows/purchase/begin-checkout"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json(await beginCheckout(req.scope, {
    ...req.validatedBody, cart_id: req.params["id"] ?? "", customer_id: req.auth_context.actor_id,
    ip: req.ip ?? "", user_agent: req.get("user-agent") ?? "", accepted_at: new Date().toISOString(),
  }))
}
