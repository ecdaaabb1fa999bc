import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readShareStatement } from "../../../../../../workflows/money/collaborator-money"
import { statementToCsv } from "../../../../../../workflows/money/statements"
import { sendFile } from "../../../../../send-file"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const statement = await readShareStatement(req.scope, req.auth_context.actor_id, { month: req.params["month"] ?? "", ...req.validatedQuery })
  sendFile(res, { filename: `statement-${statement.month}-${statement.currency}.csv`, type: "text/csv; charset=utf-8", bytes: statementToCsv(statement) })
}
