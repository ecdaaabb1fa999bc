import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addCode } from "../../../../../workflows/purchase/codes"

export async function POST(req: MedusaRequest<{ code: string }>, res: MedusaResponse) {
  res.json({ cart: await addCode(req.scope, req.params["id"] ?? "", req.validatedBody.code) })
}
