import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shopOfMember } from "../../../workflows/listing/caller"
import { receiveUpload } from "../../../workflows/listing/receive-upload"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await shopOfMember(req.scope, req.auth_context.actor_id)
  await receiveUpload(req.scope, id, undefined, req, res)
}
