import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refundLicenses, type RefundBody } from "../../../../../workflows/operator/order-money"

export async function POST(req: AuthenticatedMedusaRequest<RefundBody>, res: MedusaResponse) {
  res.json({ refund: await refundLicenses(req.scope, req.params["id"] ?? "", req.auth_context.actor_id, req.validatedBody) })
}
