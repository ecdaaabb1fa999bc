import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Account } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"

/** The signed-in person as his pages need him. */
export async function readAccount(container: MedusaContainer, customerId: string): Promise<Account> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const [customer, email_verified, legal, own] = await Promise.all([
    container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId),
    shop.isEmailVerified(customerId), shop.legalOf(customerId), shop.shopOfCustomer(customerId),
  ])
  return {
    customer_id: customer.id, email: customer.email, first_name: customer.first_name ?? null, last_name: customer.last_name ?? null, email_verified, legal,
    seller: own ? { id: own.seller.id, handle: own.seller.handle, name: own.seller.name } : null,
  }
}
