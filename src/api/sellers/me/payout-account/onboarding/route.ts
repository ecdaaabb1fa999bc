import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startOnboarding } from "../../../../../workflows/money/seller-money"

export async function POST(req: AuthenticatedMedusaRequest<{ return_url: string; refresh_url: string }>, res: MedusaResponse) {
  res.json({ url: await startOnboarding(req.scope, req.auth_context.actor_id, req.validatedBody) })
}
