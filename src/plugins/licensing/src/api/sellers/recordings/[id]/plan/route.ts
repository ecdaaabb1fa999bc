import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { savePlan } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { licensing } from "../../../../licenses"
import { ownBeat, planOf } from "../../../../plans"

const beatOf = (req: AuthenticatedMedusaRequest<unknown>) => ownBeat(req, req.params["id"] ?? "")

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, await beatOf(req)) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof savePlan.body>>, res: MedusaResponse) {
  const beat = await beatOf(req)
  await licensing(req).savePlan(beat, req.validatedBody.tiers, await storeCurrency(req.scope))
  res.json({ plan: await planOf(req, beat) })
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const beat = await beatOf(req)
  await licensing(req).resetPlan(beat)
  res.json({ plan: await planOf(req, beat) })
}
