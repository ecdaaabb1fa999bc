import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readBeat } from "../../../../workflows/shop/browse"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ beat: await readBeat(req.scope, req.params["handle"] ?? "") })
}
