import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { askForFree } from "@max-booster/api-contract"
import { giveLicense } from "../../../../../workflows/shop/give-license"

export async function POST(req: MedusaRequest<z.output<typeof askForFree.body>>, res: MedusaResponse) {
  const { name, email, may_write } = req.validatedBody
  const wish = { handle: req.params["handle"] ?? "", name, email, may_write, ip: req.ip ?? "", user_agent: req.get("user-agent") ?? "" }
  const refusal = await giveLicense(req.scope, wish, new Date())
  if (refusal) res.status(429).json({ type: "not_allowed", code: "too_many", message: refusal })
  else res.json({ sent_to: email })
}
