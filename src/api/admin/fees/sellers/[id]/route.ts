import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dropSellerFee, saveSellerFee, type FeesBody } from "../../../../../workflows/operator/fees"

export async function POST(req: MedusaRequest<FeesBody>, res: MedusaResponse) {
  res.json({ fees: await saveSellerFee(req.scope, req.params["id"] ?? "", req.validatedBody) })
}

export async function DELETE(req: MedusaRequest, res: MedusaResponse) {
  res.json({ fees: await dropSellerFee(req.scope, req.params["id"] ?? "") })
}
