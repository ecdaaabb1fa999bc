import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { addBounceFile } from "@max-booster/api-contract"
import type { z } from "zod"
import { addFile } from "../../../../../../../../workflows/studio/bounces"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof addBounceFile.body>>, res: MedusaResponse) {
  res.json({ bounce: await addFile(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.params["bounce_id"] ?? "", req.validatedBody) })
}
