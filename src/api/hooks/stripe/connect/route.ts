import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveStripeEvent } from "../../../../workflows/money/stripe-events"

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  await receiveStripeEvent(req.scope, { rawBody: req.rawBody as Buffer, signature: req.get("stripe-signature"), endpoint: "connect" })
  res.json({ received: true })
}
