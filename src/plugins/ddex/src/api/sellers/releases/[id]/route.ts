import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveRelease } from "@max-booster/api-contract"
import type { z } from "zod"
import { discardArtwork } from "../../../../artwork-files"
import { ownRelease, releases, viewOf } from "../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ release: await viewOf(req, (await ownRelease(req)).release) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveRelease.body>>, res: MedusaResponse) {
  const { release: { id } } = await ownRelease(req)
  const { document, revision } = req.validatedBody
  res.json({ release: await viewOf(req, await releases(req).book.save(id, document, revision)) })
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release: { id } } = await ownRelease(req)
  await discardArtwork(req.scope, await releases(req).book.remove(id, req.auth_context.actor_id))
  res.json({ id, deleted: true })
}
