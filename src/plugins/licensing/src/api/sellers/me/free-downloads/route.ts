import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { licensing } from "../../../licenses"
import { ownShop } from "../../../plans"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const gifts = await licensing(req).giftsOf((await ownShop(req)).id)
  res.json({ free_downloads: gifts.map(({ id, recording_id, beat_title, name, email, may_write, created_at, fetched }) => ({ id, recording_id, beat_title, name, email, may_write, asked_at: new Date(created_at).toISOString(), fetched })) })
}
