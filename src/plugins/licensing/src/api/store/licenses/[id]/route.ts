import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { localeOf, signaturesOf } from "../../../../core/document"
import { historyFor, reportsOf, toHeld } from "../../../held"
import { licensing, ownLicense } from "../../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.params["id"] ?? "")
  const signatures = signaturesOf({ ...license, acceptance: await licensing(req).acceptanceOf(license) }).map(({ role, typed_name, statement }) => ({ role, typed_name, statement }))
  res.json({ license: { ...toHeld(license, new Date()), locale: localeOf(license.facts), clauses: license.clauses, signatures, reports: reportsOf(license), history: historyFor(license) } })
}
