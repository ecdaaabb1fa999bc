import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveIdentifiers } from "@max-booster/api-contract"
import type { z } from "zod"
import { ownShop, releases } from "../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ identifiers: await releases(req).codes.sources((await ownShop(req)).id, new Date()) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveIdentifiers.body>>, res: MedusaResponse) {
  const [{ id }, { codes }] = [await ownShop(req), releases(req)]
  await codes.saveSources(id, req.validatedBody)
  res.json({ identifiers: await codes.sources(id, new Date()) })
}
