import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { copyOf } from "../../../../../verify"
import { licensing, ownLicense } from "../../../../licenses"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const license = await ownLicense(req, req.params["id"] ?? "")
  if (!license.pdf_sha256) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This license is being written. Its copy is there in a moment.", "issuing")
  res.type("application/json").send(copyOf(license, await licensing(req).acceptanceOf(license)))
}
