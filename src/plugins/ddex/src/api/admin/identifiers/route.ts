import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { saveStoreIdentifiers } from "@max-booster/api-contract"
import type { z } from "zod"
import { STORE } from "../../../modules/releases"
import { releases } from "../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  res.json({ identifiers: await releases(req).codes.sources(STORE, new Date()) })
}

export async function POST(req: AuthenticatedMedusaRequest<z.output<typeof saveStoreIdentifiers.body>>, res: MedusaResponse) {
  const { codes } = releases(req)
  await codes.saveSources(STORE, req.validatedBody)
  res.json({ identifiers: await codes.sources(STORE, new Date()) })
}
