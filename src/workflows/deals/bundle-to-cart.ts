import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { CartView } from "@max-booster/api-contract"
import { DEALS, type DealsService } from "../../modules/deals"
import { addLicenses } from "../purchase/change-cart"
import { readBundle } from "./read-deals"

/** Puts all licenses of a bundle in a cart. @throws {MedusaError} not_found — it is not on sale any more */
export async function bundleToCart(container: MedusaContainer, cartId: string, bundleId: string, now: Date): Promise<CartView> {
  const bundle = await container.resolve<DealsService>(DEALS).bundleOnSale({ id: bundleId }, now)
  if (!bundle) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This bundle is not on sale any more.")
  const { beats } = await readBundle(container, bundle.handle, now)
  return addLicenses(container, cartId, beats.flatMap(({ variant_id }) => variant_id ?? []))
}
