import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { declineSplit } from "../../../../workflows/splits/answer-split"

export async function POST(req: MedusaRequest<{ reason: string }>, res: MedusaResponse) {
  res.json({ proposal: await declineSplit(req.scope, req.params["token"] ?? "", req.validatedBody.reason, new Date()) })
}
