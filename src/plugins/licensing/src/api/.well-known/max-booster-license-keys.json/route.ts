import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { publishedKeys } from "../../../verify"

export function GET(_req: MedusaRequest, res: MedusaResponse) {
  res.set({ "access-control-allow-origin": "*", "cache-control": "public, max-age=300" }).json(publishedKeys())
}
