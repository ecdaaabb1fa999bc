import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { listSoldLicenses } from "@max-booster/api-contract"
import type { z } from "zod"
import { pageOf, toSold } from "../../../held"
import { licensing } from "../../../licenses"
import { ownShop } from "../../../plans"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.validatedQuery as z.output<typeof listSoldLicenses.query>
  const [{ life }, { id: seller_id }, now] = [licensing(req), await ownShop(req), new Date()]
  const [licenses, totals] = await Promise.all([life.list({ seller_id }, query), life.totals(seller_id)])
  res.json({ ...pageOf(licenses, (license) => toSold(license, now), query), totals })
}
