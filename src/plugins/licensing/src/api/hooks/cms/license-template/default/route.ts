import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Locale } from "@max-booster/api-contract"
import { licensing } from "../../../../licenses"

/** The text in use in a language, for a CMS that has none yet. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const { number, title, locale, clauses } = await licensing(req).texts.newestOf((req.validatedQuery as { locale: Locale }).locale)
  res.json({ version: number, title, locale, clauses, types: await licensing(req).typesByName() })
}
