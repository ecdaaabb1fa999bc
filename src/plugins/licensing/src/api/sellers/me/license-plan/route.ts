import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { saveShopPlan } from "@max-booster/api-contract"
import { ownShop, planOf, savedPlan } from "../../../plans"

const shopOf = async (req: AuthenticatedMedusaRequest<unknown>) => ({ seller_id: (await ownShop(req)).id, recording_id: null })

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ plan: await planOf(req, await shopOf(req)) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveShopPlan.body>>, res: MedusaResponse) {
  res.json({ plan: await savedPlan(req, await shopOf(req), req.validatedBody.tiers) })
}
