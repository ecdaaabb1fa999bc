import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { agreeSplit } from "../../../../workflows/splits/answer-split"

export async function POST(req: MedusaRequest<{ typed_name: string; text_hash: string }>, res: MedusaResponse) {
  const proof = { ...req.validatedBody, ip: req.ip ?? "", user_agent: req.get("user-agent") ?? "" }
  res.json({ proposal: await agreeSplit(req.scope, req.params["token"] ?? "", proof, new Date()) })
}
