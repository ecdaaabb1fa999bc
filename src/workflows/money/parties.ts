import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { sellerOf } from "./seller-money"

/** Whom money is told to: every party he is, and the name on his statements. */
export type Person = { parties: string[]; name: string }

/** A seller with the shares that he has claimed. @throws {MedusaError} not_found — no shop */
export async function personOfMember(container: MedusaContainer, memberId: string): Promise<Person & { sellerId: string }> {
  const { id, name } = await sellerOf(container, memberId)
  const [parties, legal] = await Promise.all([container.resolve<OrdersService>(ORDERS).partiesOfSeller(id), container.resolve<MarketplaceService>(MARKETPLACE).partiesOf([id])])
  const party = legal[id]
  return { sellerId: id, parties, name: party && party.name !== name ? `${party.name}, ${name}` : name }
}

/**
 * A collaborator by his account: the payee of his proven e-mail address, and nothing of a shop. Null when nobody promised him a share,
 * or when another shop has claimed it.
 * @throws {MedusaError} not_allowed — the address is not proven
 */
export async function collaboratorOf(container: MedusaContainer, customerId: string): Promise<Person | null> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const [{ email }, isProven, own] = await Promise.all([container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId), shop.isEmailVerified(customerId), shop.shopOfCustomer(customerId)])
  if (!isProven) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Confirm your e-mail address first: shares are promised to it. The link is in our mail to ${email}.`, "email_unverified")
  const payee = await container.resolve<OrdersService>(ORDERS).splits.payee({ email: email.toLowerCase() })
  return payee && (payee.seller_id === null || payee.seller_id === own?.seller.id) ? { parties: [payee.id], name: payee.name } : null
}
