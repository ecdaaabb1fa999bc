import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { verificationFor } from "../../../../verify"
import { localeOf, signaturesOf } from "../../../../core/document"
import { licensing, ownLicense, toView } from "../../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.auth_context.actor_id, req.params["id"] ?? "")
  const signatures = signaturesOf({ ...license, acceptance: await licensing(req).acceptanceOf(license) }).map(({ role, typed_name, statement }) => ({ role, typed_name, statement }))
  res.json({ license: { ...toView(license), locale: localeOf(license.facts), clauses: license.clauses, signatures, verify_url: verificationFor(license).url } })
}
