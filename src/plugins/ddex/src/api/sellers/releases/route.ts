import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { createRelease } from "@max-booster/api-contract"
import type { z } from "zod"
import { beginRelease } from "../../../begin-release"
import { toCard } from "../../../core/view"
import { ownShop, releases, viewOf } from "../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { book } = releases(req)
  const own = await book.ofSeller((await ownShop(req)).id)
  const statuses = await book.statusesOf(own.map(({ id }) => id))
  res.json({ releases: own.map((release) => toCard(release, statuses.filter(({ release_id }) => release_id === release.id))) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof createRelease.body>>, res: MedusaResponse) {
  const release = await beginRelease(req.scope, await ownShop(req), req.validatedBody.recording_ids, { member_id: req.auth_context.actor_id, now: new Date() })
  res.json({ release: await viewOf(req, release) })
}
