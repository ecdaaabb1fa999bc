import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ownStem, stemsDoorOf } from "../../../caller"
import { stemViews } from "../../../stem-view"

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const stem = await ownStem(req, req.params["id"] ?? "")
  await stemsDoorOf(req).forgetStem(stem)
  res.json({ stems: await stemViews(req, stem.recording_id) })
}
