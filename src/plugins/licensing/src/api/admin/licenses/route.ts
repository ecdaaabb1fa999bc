import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listAllLicenses } from "@max-booster/api-contract"
import type { z } from "zod"
import { pageOf, toSold } from "../../held"
import { licensing } from "../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.validatedQuery as z.output<typeof listAllLicenses.query>
  const now = new Date()
  res.json(pageOf(await licensing(req).life.list("all", query), (license) => toSold(license, now), query))
}
