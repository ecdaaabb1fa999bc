import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addLicense } from "../../../../../workflows/purchase/change-cart"
import { readCart } from "../../../../../workflows/purchase/read-cart"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ cart: await readCart(req.scope, req.params["id"] ?? "") })
}

export async function POST(req: MedusaRequest<{ variant_id: string }>, res: MedusaResponse) {
  res.json({ cart: await addLicense(req.scope, req.params["id"] ?? "", req.validatedBody.variant_id) })
}
