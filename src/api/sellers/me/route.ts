import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readShop, saveShop } from "../../../workflows/listing/shop-page"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ seller: await readShop(req.scope, req.auth_context.actor_id) })
}

export async function POST(req: AuthenticatedMedusaRequest<{ name?: string; bio?: string }>, res: MedusaResponse) {
  res.json({ seller: await saveShop(req.scope, req.auth_context.actor_id, req.validatedBody) })
}
