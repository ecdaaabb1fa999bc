import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { byNumber } from "../../verified"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const { c } = req.validatedQuery as { c: string }
  res.json({ license: await byNumber(req, req.params["number"] ?? "", c) })
}
