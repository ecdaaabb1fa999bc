import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { releaseTargets } from "@max-booster/api-contract"
import { hasSheet, sheetOf } from "../../../../../../core/sheets/sheet"
import { gatherFacts } from "../../../../../../facts"
import { ownRelease } from "../../../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { release } = await ownRelease(req)
  const target = releaseTargets.find((each) => each === req.params["target"])
  if (!target || !hasSheet(target)) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This target takes a package, not a form.")
  res.json({ sheet: sheetOf(target, await gatherFacts(req.scope, release, new Date())) })
}
