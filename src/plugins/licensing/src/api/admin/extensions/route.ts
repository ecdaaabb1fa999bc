import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { licensing } from "../../licenses"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ extensions: licensing(req).extensions })
}
