import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bodyOf, keepCover } from "../../../../../artwork-files"
import { ownRelease, viewOf } from "../../../../caller"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release: { id } } = await ownRelease(req)
  res.json({ release: await viewOf(req, await keepCover(req.scope, id, await bodyOf(req), { kind: "artwork", words: "A new cover", member_id: req.auth_context.actor_id })) })
}
