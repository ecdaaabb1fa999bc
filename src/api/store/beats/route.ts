import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { BeatQuery } from "@max-booster/api-contract"
import { browseBeats } from "../../../workflows/shop/browse"

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await browseBeats(req.scope, req.validatedQuery as BeatQuery))
}
