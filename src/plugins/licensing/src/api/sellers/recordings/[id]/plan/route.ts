import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { savePlan } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { licensing } from "../../../../licenses"
import { ownBeat, planOf } from "../../../../plans"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, await ownBeat(req, req.params["id"] ?? "")) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof savePlan.body>>, res: MedusaResponse) {
  const beat = await ownBeat(req, req.params["id"] ?? "")
  await licensing(req).savePlan(beat, req.validatedBody.tiers, await storeCurrency(req.scope))
  res.json({ plan: await planOf(req, beat) })
}
