import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { linksOf } from "../../../../downloads"
import { ownLicense } from "../../../../licenses"

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.params["id"] ?? "")
  res.json(await linksOf(req, license, Date.now()))
}
