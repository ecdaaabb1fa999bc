import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAllSales } from "../../../workflows/money/seller-money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listAllSales(req.scope))
}
