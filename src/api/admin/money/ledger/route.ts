import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listPostingSets as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { listPostingSets } from "../../../../workflows/operator/money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listPostingSets(req.scope, req.validatedQuery as z.output<typeof contract.query>))
}
