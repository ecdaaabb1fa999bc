import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { markStatus } from "@max-booster/api-contract"
import type { z } from "zod"
import { ownRelease, releases, viewOf } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof markStatus.body>>, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  await releases(req).book.mark(release.id, req.validatedBody, { member_id: req.auth_context.actor_id, at: new Date() })
  res.json({ release: await viewOf(req, release) })
}
