import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listDisputes } from "../../../workflows/operator/disputes"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ disputes: await listDisputes(req.scope) })
}
