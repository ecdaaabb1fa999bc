import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { CartView } from "@max-booster/api-contract"
import { LICENSING, type LicensingDoor } from "@max-booster/extension-api"
import { loadCart, withCart } from "./cart"
import { readCart } from "./read-cart"

type Answers = { cart_id: string; line_id: string; answers: Record<string, unknown> }

/** Answers what the license type of a line asks. Contracts that were read before are accepted no more: their hash is another. @throws {MedusaError} not_found */
export function answerQuestions(container: MedusaContainer, { cart_id, line_id, answers }: Answers): Promise<{ faults: Record<string, string>; cart: CartView }> {
  return withCart(container, cart_id, async () => {
    const line = (await loadCart(container, cart_id)).lines.find(({ id }) => id === line_id)
    if (!line?.listing) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${line_id} in this cart`)
    const faults = await container.resolve<LicensingDoor>(LICENSING).answer({ cart_id, line_id, type: line.listing.type }, answers)
    return { faults, cart: await readCart(container, cart_id) }
  })
}
