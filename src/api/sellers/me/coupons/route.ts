import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveCoupon as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { saveCoupon } from "../../../../workflows/deals/coupons"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json(await saveCoupon(req.scope, req.auth_context.actor_id, req.validatedBody, new Date()))
}
