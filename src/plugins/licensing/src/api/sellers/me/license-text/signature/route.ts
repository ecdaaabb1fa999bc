import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { signLicenseText } from "@max-booster/api-contract"
import { licensing } from "../../../../licenses"
import { ownLicensor } from "../../../../licensor"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof signLicenseText.body>>, res: MedusaResponse) {
  const { seller_id, licensor } = await ownLicensor(req)
  const { typed_name, text_sha256 } = req.validatedBody
  const { texts } = licensing(req)
  await texts.sign({ seller_id, licensor, typed_name, text_sha256, account: req.auth_context.actor_id, signed_at: new Date(), ip: req.ip ?? "", user_agent: req.get("user-agent") ?? "" })
  res.json({ license_text: await texts.toSign(seller_id, licensor) })
}
