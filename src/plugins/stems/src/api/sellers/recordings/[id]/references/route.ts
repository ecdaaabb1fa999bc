import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { doorOf, ownRecording } from "../../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { recording } = await ownRecording(req, req.params["id"] ?? "")
  res.json({ references: (await doorOf(req).referencesOf(recording.id)).map(({ variant, filename, size }) => ({ id: variant, filename, size })) })
}
