import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { releases } from "../../../../caller"
import { ownExport, viewsOf } from "../../../../export-view"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = await ownExport(req)
  await releases(req).exports.cancel(id)
  const [row] = await viewsOf(req, await releases(req).exports.find({ id }))
  res.json({ export: row })
}
