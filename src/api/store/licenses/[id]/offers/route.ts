import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { takeLicenseOffer } from "@max-booster/api-contract"
import type { z } from "zod"
import { licenseOffers, takeOffer } from "../../../../../workflows/licenses/offers"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ offers: await licenseOffers(req.scope, req.auth_context.actor_id, req.params["id"] ?? "") })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof takeLicenseOffer.body>>, res: MedusaResponse) {
  res.json({ cart: await takeOffer(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody) })
}
