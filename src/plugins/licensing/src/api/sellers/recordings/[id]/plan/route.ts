import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { savePlan } from "@max-booster/api-contract"
import { licensing } from "../../../../licenses"
import { ownBeat, planOf, savedPlan } from "../../../../plans"

const beatOf = (req: AuthenticatedMedusaRequest<unknown>) => ownBeat(req, req.params["id"] ?? "")

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, await beatOf(req)) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof savePlan.body>>, res: MedusaResponse) {
  res.json({ plan: await savedPlan(req, await beatOf(req), req.validatedBody.tiers) })
}

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const beat = await beatOf(req)
  await licensing(req).resetPlan(beat)
  res.json({ plan: await planOf(req, beat) })
}
