import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { JobView } from "@max-booster/jobs"
import { listJobs } from "../../../workflows/operator/jobs"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await listJobs((req.validatedQuery as { state: JobView["state"] }).state))
}
