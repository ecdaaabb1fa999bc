import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { previewLicense } from "@max-booster/api-contract"
import { licensing } from "../../licenses"
import { ownShop } from "../../plans"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof previewLicense.body>>, res: MedusaResponse) {
  await ownShop(req)
  const { type, terms } = req.validatedBody
  res.json({ clauses: await licensing(req).preview(type, terms) })
}
