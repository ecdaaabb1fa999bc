import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { confirmRoyaltyStatement } from "@max-booster/api-contract"
import type { z } from "zod"
import { confirmStatement } from "../../../../../statements/confirm"
import { answerStatement, ownStatement } from "../../../../own-statement"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof confirmRoyaltyStatement.body>>, res: MedusaResponse) {
  await confirmStatement(req.scope, await ownStatement(req), req.validatedBody.totals)
  await answerStatement(req, res)
}
