import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { includeRoyaltyDuplicates } from "@max-booster/api-contract"
import type { z } from "zod"
import { answerStatement, ownDraft, royaltiesOf } from "../../../../own-statement"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof includeRoyaltyDuplicates.body>>, res: MedusaResponse) {
  await royaltiesOf(req).includeDuplicates((await ownDraft(req)).id, req.validatedBody.included)
  await answerStatement(req, res)
}
