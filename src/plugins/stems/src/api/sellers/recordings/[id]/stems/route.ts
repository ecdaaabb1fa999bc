import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { arrangeStems } from "@max-booster/api-contract"
import { ownRecording, stemsDoorOf } from "../../../../caller"
import { stemViews } from "../../../../stem-view"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { recording } = await ownRecording(req, req.params["id"] ?? "")
  res.json({ stems: await stemViews(req, recording.id) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof arrangeStems.body>>, res: MedusaResponse) {
  const { recording } = await ownRecording(req, req.params["id"] ?? "")
  await stemsDoorOf(req).arrangeStems(recording.id, req.validatedBody.stems)
  res.json({ stems: await stemViews(req, recording.id) })
}
