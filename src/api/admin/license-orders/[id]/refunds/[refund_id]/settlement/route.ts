import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { settleRefund as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { noteSettlement } from "../../../../../../../workflows/operator/order-money"

export async function POST(req: MedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  res.json({ refund: await noteSettlement(req.scope, req.params["id"] ?? "", req.params["refund_id"] ?? "", req.validatedBody.how) })
}
