import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { readToken } from "@max-booster/kernel/sign"
import type { LicenseRow } from "../../../../modules/licensing/rows"
import { linksOf } from "../../../downloads"
import { licensing, toView } from "../../../licenses"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const now = Date.now()
  const read = readToken<{ gift: string }>(process.env["LINK_SECRET"] ?? "", "free-download", req.params["token"] ?? "", now)
  if (!read.ok && read.error === "expired") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This link has expired. Ask for the free download again on the beat's page.", "expired")
  const [license] = read.ok ? ((await licensing(req).listLicenses({ order_id: read.value.gift })) as unknown as LicenseRow[]) : []
  if (!license) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no free download behind this link. Copy the whole address from the mail.")
  res.json({ license: toView(license), files: (await linksOf(req, license, now)).files })
}
