import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sellerToken } from "../../../../workflows/account/seller-token"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ token: await sellerToken(req.scope, req.auth_context.auth_identity_id) })
}
