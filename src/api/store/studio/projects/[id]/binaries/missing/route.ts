import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { missingBinaries } from "@max-booster/api-contract"
import type { z } from "zod"
import { missing } from "../../../../../../../workflows/studio/binaries"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof missingBinaries.body>>, res: MedusaResponse) {
  res.json({ missing: await missing(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody.hashes) })
}
