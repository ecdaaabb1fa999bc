import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listSoldLicenses } from "@max-booster/api-contract"
import type { z } from "zod"
import { pageOf, toSold } from "../../../held"
import { licensing } from "../../../licenses"
import { ownShop } from "../../../plans"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.validatedQuery as z.output<typeof listSoldLicenses.query>
  const now = new Date()
  res.json(pageOf(await licensing(req).life.list({ seller_id: (await ownShop(req)).id }, query), (license) => toSold(license, now), query))
}
