import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readinessFor } from "../../../../../readiness"
import { ownRelease } from "../../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  res.json({ readiness: (await readinessFor(req.scope, release, new Date())).readiness })
}
