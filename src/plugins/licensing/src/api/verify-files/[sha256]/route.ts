import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { byFile } from "../../verified"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ license: await byFile(req, req.params["sha256"] ?? "") })
}
