import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import { presetSchema, type PresetView, type savePreset } from "@max-booster/api-contract"
import { doorOf, ownShop } from "../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const saved = await doorOf(req).presetsOf((await ownShop(req)).id)
  // A chain of a version that is gone would break the page for all others.
  res.json({ presets: saved.flatMap((each): PresetView[] => { const { success, data } = presetSchema.safeParse(each); return success ? [data] : [] }) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof savePreset.body>>, res: MedusaResponse) {
  const { id: seller_id } = await ownShop(req)
  const { id, name, chain } = await doorOf(req).savePreset({ seller_id, ...req.validatedBody })
  res.json({ preset: { id, name, chain } })
}
