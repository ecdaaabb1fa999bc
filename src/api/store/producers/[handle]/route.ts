import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readProducer } from "../../../../workflows/shop/browse"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ producer: await readProducer(req.scope, req.params["handle"] ?? "") })
}
