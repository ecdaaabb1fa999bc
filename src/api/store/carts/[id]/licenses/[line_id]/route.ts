import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { removeLicense } from "../../../../../../workflows/purchase/change-cart"

export async function DELETE(req: MedusaRequest, res: MedusaResponse) {
  res.json({ cart: await removeLicense(req.scope, req.params["id"] ?? "", req.params["line_id"] ?? "") })
}
