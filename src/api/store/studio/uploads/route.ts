import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveBinary } from "../../../../workflows/studio/receive-binary"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await receiveBinary(req.scope, req.auth_context.actor_id, undefined, req, res)
}
