import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PayoutSchedule } from "@max-booster/api-contract"
import { saveSchedule } from "../../../../../workflows/money/payouts"

export async function POST(req: AuthenticatedMedusaRequest<PayoutSchedule>, res: MedusaResponse) {
  res.json({ schedule: await saveSchedule(req.scope, req.auth_context.actor_id, req.validatedBody) })
}
