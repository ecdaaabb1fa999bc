import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { reportUsage } from "@max-booster/api-contract"
import type { z } from "zod"
import { toHeld } from "../../../../held"
import { licensing, ownLicense } from "../../../../licenses"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof reportUsage.body>>, res: MedusaResponse) {
  const [id, now] = [req.params["id"] ?? "", new Date()]
  await licensing(req).life.report(await ownLicense(req, id), req.validatedBody, now)
  res.json({ usage: toHeld(await ownLicense(req, id), now).usage })
}
