import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { decideBreach } from "@max-booster/api-contract"
import type { z } from "zod"
import { actOnBreach } from "../../../../breach"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof decideBreach.body>>, res: MedusaResponse) {
  res.json({ license: await actOnBreach(req, "all", { ...req.validatedBody, by: "operator" }) })
}
