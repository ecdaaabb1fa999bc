import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPayoutAccount } from "../../../../workflows/money/seller-money"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ payout_account: await readPayoutAccount(req.scope, req.auth_context.actor_id) })
}
