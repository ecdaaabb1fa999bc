import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { payNow, readPayouts } from "../../../../workflows/money/payouts"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await readPayouts(req.scope, req.auth_context.actor_id))
}

export async function POST(req: AuthenticatedMedusaRequest<{ currency: string }>, res: MedusaResponse) {
  res.json({ payout: await payNow(req.scope, req.auth_context.actor_id, req.validatedBody.currency) })
}
