import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { templateHookBody } from "@max-booster/api-contract"
import { licensing } from "../../../licenses"

export async function POST(req: MedusaRequest<z.output<typeof templateHookBody>>, res: MedusaResponse) {
  const { number } = await licensing(req).texts.publish(req.validatedBody)
  res.json({ version: number })
}
