import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { LicenseRow } from "../../../modules/licensing/rows"
import { orderOf } from "../../../order-link"
import { linksOf } from "../../downloads"
import { licensing, toView } from "../../licenses"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const now = new Date()
  const order = orderOf(req.params["token"] ?? "", now)
  if (order === "expired") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This link has expired. Have a fresh one mailed to you.", "expired")
  if (order === "forged") throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no order behind this link. Copy the whole address from the mail.")
  const licenses = (await licensing(req).listLicenses({ order_id: order.order_id }, { order: { number: "ASC" } })) as unknown as LicenseRow[]
  res.json({
    order_number: licenses[0]?.order_number ?? 0, expires_at: new Date(order.exp).toISOString(),
    licenses: await Promise.all(licenses.map(async (license) => ({ license: toView(license), links: license.state === "valid" ? await linksOf(req, license, now.getTime()) : null }))),
  })
}
