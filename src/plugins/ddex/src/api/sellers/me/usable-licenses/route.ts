import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { LICENSING, MARKETPLACE, type LicensingDoor, type MarketplaceDoor } from "@max-booster/extension-api"
import { toUsable } from "../../../../core/usable-license"
import { ownShop } from "../../../caller"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const holders = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).holdersOf((await ownShop(req)).id)
  const licenses = await req.scope.resolve<LicensingDoor>(LICENSING).usedLicenses(holders)
  res.json({ licenses: licenses.filter(({ state }) => state === "valid").map(toUsable) })
}
