import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dropCoupon } from "../../../../../workflows/deals/coupons"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await dropCoupon(req.scope, req.auth_context.actor_id, req.params["id"] ?? ""))
}
