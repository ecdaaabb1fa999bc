import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryJob } from "../../../../../../workflows/operator/jobs"

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  await retryJob(req.params["queue"] ?? "", req.params["id"] ?? "")
  res.json({ retried: true })
}
