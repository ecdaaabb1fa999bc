import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SpanQuery } from "@max-booster/api-contract"
import { collaboratorsCsv } from "../../../../../workflows/money/earnings"
import { sendFile } from "../../../../send-file"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const span = req.validatedQuery as SpanQuery
  sendFile(res, { filename: `collaborators-${span.from}-${span.to}.csv`, type: "text/csv; charset=utf-8", bytes: await collaboratorsCsv(req.scope, req.auth_context.actor_id, span) })
}
