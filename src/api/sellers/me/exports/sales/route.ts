import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SpanQuery } from "@max-booster/api-contract"
import { salesCsv } from "../../../../../workflows/money/earnings"
import { sendFile } from "../../../../send-file"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const span = req.validatedQuery as SpanQuery
  sendFile(res, { filename: `sales-${span.from}-${span.to}.csv`, type: "text/csv; charset=utf-8", bytes: await salesCsv(req.scope, req.auth_context.actor_id, span) })
}
