import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openShopWorkflow } from "../../../../workflows/account/open-shop"
import { sellerToken } from "../../../../workflows/account/seller-token"

export async function POST(req: AuthenticatedMedusaRequest<{ name: string; bio: string; country: string }>, res: MedusaResponse) {
  const { actor_id: customer_id, auth_identity_id } = req.auth_context
  const { result: { id, handle, name } } = await openShopWorkflow(req.scope).run({ input: { ...req.validatedBody, customer_id, auth_identity_id } })
  res.json({ seller: { id, handle, name }, token: await sellerToken(req.scope, auth_identity_id) })
}
