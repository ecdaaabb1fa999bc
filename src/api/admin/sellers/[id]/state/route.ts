import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { setSellerState } from "../../../../../workflows/operator/sellers"

export async function POST(req: MedusaRequest<{ state: "active" | "suspended" }>, res: MedusaResponse) {
  res.json({ seller: await setSellerState(req.scope, req.params["id"] ?? "", req.validatedBody.state) })
}
