import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replayEvent } from "../../../../../../workflows/operator/stripe-events"

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  res.json({ event: await replayEvent(req.scope, req.params["id"] ?? "") })
}
