import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { historyFor, reportsOf, toHeld } from "../../../held"
import { ownLicense } from "../../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.params["id"] ?? "")
  res.json({ license: { ...toHeld(license, new Date()), clauses: license.clauses, reports: reportsOf(license), history: historyFor(license) } })
}
