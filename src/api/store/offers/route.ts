import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { makeOffer as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { makeOffer } from "../../../workflows/offers/negotiate"
import { offersOfBuyer } from "../../../workflows/offers/views"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ offers: await offersOfBuyer(req.scope, req.auth_context.actor_id) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json({ offer: await makeOffer(req.scope, req.auth_context.actor_id, req.validatedBody, new Date()) })
}
