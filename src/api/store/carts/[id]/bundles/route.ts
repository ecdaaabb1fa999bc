import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bundleToCart } from "../../../../../workflows/deals/bundle-to-cart"

export async function POST(req: MedusaRequest<{ bundle_id: string }>, res: MedusaResponse) {
  res.json({ cart: await bundleToCart(req.scope, req.params["id"] ?? "", req.validatedBody.bundle_id, new Date()) })
}
