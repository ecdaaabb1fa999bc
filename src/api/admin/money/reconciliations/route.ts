import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { runReconciliation as contract } from "@max-booster/api-contract"
import type { z } from "zod"
import { askForReconciliation, listReconciliations } from "../../../../workflows/operator/reconciliations"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ reports: await listReconciliations(req.scope) })
}

export async function POST(req: MedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  await askForReconciliation(req.scope, req.validatedBody.day)
  res.json({ day: req.validatedBody.day })
}
