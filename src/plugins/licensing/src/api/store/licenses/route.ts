import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listLicenses } from "@max-booster/api-contract"
import type { z } from "zod"
import { pageOf, toHeld } from "../../held"
import { hisLicenses, licensing } from "../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.validatedQuery as z.output<typeof listLicenses.query>
  const now = new Date()
  res.json(pageOf(await licensing(req).life.list(await hisLicenses(req), query), (license) => toHeld(license, now), query))
}
