import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { licensing } from "../../../licenses"
import { mayBeMailed } from "../../../limited"

/** Says the same to every address, at the same time: who has bought is looked up by a job. */
export async function POST(req: MedusaRequest<{ email: string }>, res: MedusaResponse) {
  const { email } = req.validatedBody
  if (mayBeMailed(email, Date.now())) await licensing(req).askForLinks(email)
  res.sendStatus(202)
}
