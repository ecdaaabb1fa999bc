import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { saveManyFacts as contract } from "@max-booster/api-contract"
import { shopOfMember } from "../../../workflows/listing/caller"
import { saveManyFacts } from "../../../workflows/listing/save-many-facts"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof contract.body>>, res: MedusaResponse) {
  const { id } = await shopOfMember(req.scope, req.auth_context.actor_id)
  res.json({ results: await saveManyFacts(req.scope, id, req.validatedBody.rows, new Date()) })
}
