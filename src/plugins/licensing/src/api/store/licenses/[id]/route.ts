import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { verificationFor } from "../../../../verify"
import { ownLicense, toView } from "../../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.auth_context.actor_id, req.params["id"] ?? "")
  res.json({ license: { ...toView(license), clauses: license.clauses, verify_url: verificationFor(license).url } })
}
