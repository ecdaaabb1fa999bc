import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shopOfMember } from "../../../../workflows/listing/caller"
import { receiveUpload } from "../../../../workflows/listing/receive-upload"

async function receive(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await shopOfMember(req.scope, req.auth_context.actor_id)
  await receiveUpload(req.scope, id, req.params["id"], req, res)
}

export const HEAD = receive
export const PATCH = receive
export const DELETE = receive
