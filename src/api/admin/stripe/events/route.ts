import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listStripeEvents } from "@max-booster/api-contract"
import type { z } from "zod"
import { listEvents } from "../../../../workflows/operator/stripe-events"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listEvents(req.scope, req.validatedQuery as z.output<typeof listStripeEvents.query>))
}
