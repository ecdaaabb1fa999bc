import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refundAgain } from "../../../../../../../workflows/operator/order-money"

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  res.json({ refund: await refundAgain(req.scope, req.params["id"] ?? "", req.params["refund_id"] ?? "") })
}
