import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { removeCode } from "../../../../../../workflows/purchase/codes"

export async function DELETE(req: MedusaRequest, res: MedusaResponse) {
  res.json({ cart: await removeCode(req.scope, req.params["id"] ?? "", req.params["code"] ?? "") })
}
