import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ticket } from "../../../answers"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json(await ticket(req, "seller"))
}
