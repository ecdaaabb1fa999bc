import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { reportBreach } from "@max-booster/api-contract"
import type { z } from "zod"
import { actOnBreach } from "../../../../../breach"
import { ownShop } from "../../../../../plans"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof reportBreach.body>>, res: MedusaResponse) {
  const { reason } = req.validatedBody
  res.json({ license: await actOnBreach(req, { seller_id: (await ownShop(req)).id }, { action: "report", reason, confirmed: false, by: "producer" }) })
}
