import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { applyFix } from "@max-booster/api-contract"
import type { z } from "zod"
import { mendRelease } from "../../../../../mend-release"
import { readinessFor } from "../../../../../readiness"
import { ownRelease, viewOf } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof applyFix.body>>, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const now = new Date()
  const mended = await mendRelease(req.scope, release, req.validatedBody, { member_id: req.auth_context.actor_id, now })
  const { readiness } = await readinessFor(req.scope, mended, now)
  res.json({ release: await viewOf(req, mended), readiness })
}
