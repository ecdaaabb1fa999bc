import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { openBeatInStudio } from "@max-booster/api-contract"
import type { z } from "zod"
import { openBeat } from "../../../../../workflows/studio/try-beat"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof openBeatInStudio.body>>, res: MedusaResponse) {
  res.json({ project: await openBeat(req.scope, req.auth_context.actor_id, req.params["handle"] ?? "", req.validatedBody.request_id) })
}
