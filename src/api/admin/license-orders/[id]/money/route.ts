import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readOrderMoney } from "../../../../../workflows/operator/order-money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await readOrderMoney(req.scope, req.params["id"] ?? ""))
}
