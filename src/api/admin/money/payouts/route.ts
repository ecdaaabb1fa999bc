import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAllPayouts } from "../../../../workflows/operator/money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ payouts: await listAllPayouts(req.scope) })
}
