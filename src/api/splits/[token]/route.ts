import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readProposal } from "../../../workflows/splits/answer-split"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ proposal: await readProposal(req.scope, req.params["token"] ?? "", new Date()) })
}
