import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { answerOffer } from "@max-booster/api-contract"
import type { z } from "zod"
import { answerAsBuyer } from "../../../../../workflows/offers/negotiate"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof answerOffer.body>>, res: MedusaResponse) {
  res.json({ offer: await answerAsBuyer(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody, new Date()) })
}
