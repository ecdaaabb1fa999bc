import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { showDispute } from "../../../../workflows/operator/disputes"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await showDispute(req.scope, req.params["id"] ?? ""))
}
