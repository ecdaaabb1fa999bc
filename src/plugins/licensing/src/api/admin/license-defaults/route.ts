import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { saveLicenseDefaults } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { licensing } from "../../licenses"
import { planOf } from "../../plans"

const store = { seller_id: null, recording_id: null }

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, store) })
}

export async function POST(req: MedusaRequest<z.output<typeof saveLicenseDefaults.body>>, res: MedusaResponse) {
  await licensing(req).savePlan(store, req.validatedBody.tiers, await storeCurrency(req.scope))
  res.json({ plan: await planOf(req, store) })
}
