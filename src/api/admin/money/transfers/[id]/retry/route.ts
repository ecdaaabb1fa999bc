import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryTransfer } from "../../../../../../workflows/operator/money"

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  res.json({ retried: await retryTransfer(req.scope, req.params["id"] ?? "") })
}
