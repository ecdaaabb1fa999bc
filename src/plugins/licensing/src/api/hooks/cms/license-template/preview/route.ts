import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "zod"
import type { templatePreview } from "@max-booster/api-contract"
import { renderContract } from "../../../../../pdf/render-contract"
import { licensing } from "../../../../licenses"

export async function POST(req: MedusaRequest<z.output<typeof templatePreview.body>>, res: MedusaResponse) {
  const { type, ...text } = req.validatedBody
  const bytes = await renderContract(await licensing(req).sample(text, type), { watermark: text.locale === "de" ? "Muster" : "Sample" })
  res.type("application/pdf").send(Buffer.from(bytes))
}
