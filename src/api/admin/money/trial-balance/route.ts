import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readTrialBalance } from "../../../../workflows/operator/money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await readTrialBalance(req.scope))
}
