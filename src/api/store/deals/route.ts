import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readDeals } from "../../../workflows/deals/read-deals"

export async function GET(req: MedusaRequest<unknown, { producer: string }>, res: MedusaResponse) {
  res.json(await readDeals(req.scope, req.validatedQuery.producer, new Date()))
}
