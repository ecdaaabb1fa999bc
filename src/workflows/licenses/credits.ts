import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type LicenseCredit, type LicensingDoor } from "@max-booster/extension-api"
import { stepOf } from "@max-booster/kernel"
import { creditOf } from "../../modules/deals"
import { ORDERS, type OrdersService } from "../../modules/orders"

/** A license with what it takes off an upgrade, minor units. */
export type Credited = LicenseCredit & { credit: bigint }

/** By license, what an upgrade takes off: what was paid along its chain and not refunded. */
export async function creditsFor(container: MedusaContainer, licenseIds: readonly string[]): Promise<Map<string, Credited>> {
  if (licenseIds.length === 0) return new Map()
  const credits = await container.resolve<LicensingDoor>(LICENSING).creditsOf(licenseIds)
  const left = await container.resolve<OrdersService>(ORDERS).leftOf([...credits.values()].flatMap(({ lines }) => lines.map(({ line_id }) => line_id)))
  return new Map([...credits].map(([id, license]) => {
    const lines = license.lines.map(({ line_id, net, gross }) => ({ net: BigInt(net), gross: BigInt(gross), left: left.get(line_id) ?? BigInt(gross) }))
    return [id, { ...license, credit: creditOf(lines, stepOf(license.currency)) }]
  }))
}
