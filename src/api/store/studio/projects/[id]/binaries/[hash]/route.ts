import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readBinary } from "../../../../../../../workflows/studio/binaries"
import { sendBinary } from "../../../../../../../api/send-binary"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await sendBinary(req, res, await readBinary(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["hash"] ?? ""))
}
