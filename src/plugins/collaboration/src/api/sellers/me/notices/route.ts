import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notices } from "../../../answers"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await notices(req, "seller"))
}
