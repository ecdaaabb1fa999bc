import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { LicenseRow } from "../../../../../modules/licensing/rows"
import { licensing } from "../../../../licenses"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const licenses = (await licensing(req).listLicenses({ order_id: req.params["id"] ?? "" }, { order: { number: "ASC" } })) as unknown as LicenseRow[]
  res.json({ licenses: licenses.map(({ id, number, type, label, state, facts: { beat_title, answers = [] } }) => ({ id, number, type, label, state, beat_title, answers })) })
}
