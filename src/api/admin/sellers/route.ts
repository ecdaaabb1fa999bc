import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listSellers } from "../../../workflows/operator/sellers"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ sellers: await listSellers(req.scope) })
}
