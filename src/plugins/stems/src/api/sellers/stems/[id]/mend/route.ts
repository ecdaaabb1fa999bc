import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"
import type { mendStem } from "@max-booster/api-contract"
import { ownStem, stemsDoorOf } from "../../../../caller"
import { stemViews } from "../../../../stem-view"

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof mendStem.body>>, res: MedusaResponse) {
  const stem = await ownStem(req, req.params["id"] ?? "")
  if (stem.state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This stem is not ready. Wait until it is checked, or upload it again.", "not_ready")
  await stemsDoorOf(req).mendStem(stem.id, req.validatedBody.how)
  res.json({ stems: await stemViews(req, stem.recording_id) })
}
