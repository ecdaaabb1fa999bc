import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listPartyMoney } from "../../../../workflows/operator/money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listPartyMoney(req.scope))
}
