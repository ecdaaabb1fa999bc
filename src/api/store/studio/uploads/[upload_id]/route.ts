import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveBinary } from "../../../../../workflows/studio/receive-binary"

async function receive(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await receiveBinary(req.scope, req.auth_context.actor_id, req.params["upload_id"], req, res)
}

export const HEAD = receive
export const PATCH = receive
export const DELETE = receive
