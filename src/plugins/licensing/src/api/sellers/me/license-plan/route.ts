import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { saveShopPlan } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { licensing } from "../../../licenses"
import { ownShop, planOf } from "../../../plans"

const shopOf = async (req: AuthenticatedMedusaRequest<unknown>) => ({ seller_id: (await ownShop(req)).id, recording_id: null })

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, await shopOf(req)) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveShopPlan.body>>, res: MedusaResponse) {
  const shop = await shopOf(req)
  await licensing(req).savePlan(shop, req.validatedBody.tiers, await storeCurrency(req.scope))
  res.json({ plan: await planOf(req, shop) })
}
