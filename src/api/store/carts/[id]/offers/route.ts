import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { offerToCart } from "../../../../../workflows/offers/negotiate"

export async function POST(req: AuthenticatedMedusaRequest<{ offer_id: string }>, res: MedusaResponse) {
  res.json({ cart: await offerToCart(req.scope, req.params["id"] ?? "", req.auth_context.actor_id, req.validatedBody.offer_id, new Date()) })
}
