import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { licensing } from "../../../../licenses"

/** The text in use, for a CMS that has none yet. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const { number, title, locale, clauses } = await licensing(req).currentTemplate()
  res.json({ version: number, title, locale, clauses })
}
