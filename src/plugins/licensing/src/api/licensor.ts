import { MARKETPLACE, type LegalParty, type MarketplaceDoor } from "@max-booster/extension-api"
import { MedusaError } from "@medusajs/framework/utils"
import { ownShop } from "./plans"

/** The caller's shop as contracts name it. @throws {MedusaError} as `ownShop` does */
export async function ownLicensor(req: Parameters<typeof ownShop>[0]): Promise<{ seller_id: string; licensor: LegalParty }> {
  const { id } = await ownShop(req)
  const licensor = (await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).partiesOf([id]))[id]
  if (!licensor) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  return { seller_id: id, licensor }
}
