import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { verifyEmail } from "../../../../workflows/account/verification"

export async function POST(req: MedusaRequest<{ token: string }>, res: MedusaResponse) {
  res.json(await verifyEmail(req.scope, req.validatedBody.token, new Date()))
}
