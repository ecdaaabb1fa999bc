import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { LicenseRow } from "../../../modules/licensing/rows"
import { licensing, toView } from "../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const order = req.query["order_id"]
  const mine = { customer_id: req.auth_context.actor_id, ...(typeof order === "string" && { order_id: order }) }
  const licenses = (await licensing(req).listLicenses(mine, { order: { created_at: "DESC" }, take: 500 })) as unknown as LicenseRow[]
  res.json({ licenses: licenses.map(toView) })
}
