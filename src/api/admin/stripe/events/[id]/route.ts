import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readEvent } from "../../../../../workflows/operator/stripe-events"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ event: await readEvent(req.scope, req.params["id"] ?? "") })
}
