import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listListings } from "../../../workflows/operator/listings"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ listings: await listListings(req.scope) })
}
