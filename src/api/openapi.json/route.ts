import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openapi } from "@max-booster/api-contract/openapi"

export function GET(_req: MedusaRequest, res: MedusaResponse) {
  res.json(openapi(process.env["BACKEND_URL"] ?? ""))
}
