import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { allotIdentifiers } from "@max-booster/api-contract"
import type { z } from "zod"
import { ownRelease, releases, viewOf } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof allotIdentifiers.body>>, res: MedusaResponse) {
  const { seller, release } = await ownRelease(req)
  const coded = await releases(req).codes.allot(release.id, seller.id, req.validatedBody, { member_id: req.auth_context.actor_id, now: new Date() })
  res.json({ release: await viewOf(req, coded) })
}
