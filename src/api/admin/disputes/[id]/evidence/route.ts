import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sendEvidence } from "../../../../../workflows/operator/disputes"

export async function POST(req: MedusaRequest<{ note: string }>, res: MedusaResponse) {
  res.json({ dispute: await sendEvidence(req.scope, req.params["id"] ?? "", req.validatedBody.note) })
}
