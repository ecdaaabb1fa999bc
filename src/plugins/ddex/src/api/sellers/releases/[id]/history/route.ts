import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ownRelease, releases } from "../../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const events = await releases(req).book.history(release.id)
  res.json({ events: events.map(({ created_at, ...event }) => ({ ...event, at: created_at.toISOString() })) })
}
