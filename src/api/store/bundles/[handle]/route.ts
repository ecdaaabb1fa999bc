import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readBundle } from "../../../../workflows/deals/read-deals"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ bundle: await readBundle(req.scope, req.params["handle"] ?? "", new Date()) })
}
