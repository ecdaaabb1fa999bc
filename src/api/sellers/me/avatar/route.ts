import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shopOfMember } from "../../../../workflows/listing/caller"
import { saveAvatar } from "../../../../workflows/listing/save-image"
import { readShop } from "../../../../workflows/listing/shop-page"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await shopOfMember(req.scope, req.auth_context.actor_id)
  await saveAvatar(req.scope, id, req)
  res.json({ seller: await readShop(req.scope, req.auth_context.actor_id) })
}
