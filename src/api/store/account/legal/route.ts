import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Legal } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { readAccount } from "../../../../workflows/account/account"

export async function POST(req: AuthenticatedMedusaRequest<Legal>, res: MedusaResponse) {
  await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).saveLegal(req.auth_context.actor_id, req.validatedBody)
  res.json({ account: await readAccount(req.scope, req.auth_context.actor_id) })
}
