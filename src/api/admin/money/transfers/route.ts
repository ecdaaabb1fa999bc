import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listTransfers as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { listTransfers } from "../../../../workflows/operator/money"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listTransfers(req.scope, (req.validatedQuery as z.output<typeof contract.query>).state))
}
