import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { licensing } from "../../../licenses"
import { ownLicensor } from "../../../licensor"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { seller_id, licensor } = await ownLicensor(req)
  res.json({ license_text: await licensing(req).texts.toSign(seller_id, licensor) })
}
