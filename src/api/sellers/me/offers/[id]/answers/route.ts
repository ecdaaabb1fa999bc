import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { answerReceivedOffer } from "@max-booster/api-contract"
import type { z } from "zod"
import { answerAsSeller } from "../../../../../../workflows/offers/negotiate"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof answerReceivedOffer.body>>, res: MedusaResponse) {
  res.json({ offer: await answerAsSeller(req.scope, req.auth_context.actor_id, req.params["id"] ?? "", req.validatedBody, new Date()) })
}
