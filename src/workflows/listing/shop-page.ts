import type { MedusaContainer } from "@medusajs/framework/types"
import type { Seller } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceService, type SellerRow } from "../../modules/marketplace"
import { shopOfMember } from "./caller"

/** The shop of a member as he edits it. @throws {MedusaError} not_found */
export async function readShop(container: MedusaContainer, memberId: string): Promise<Seller> {
  const { id, handle, name, bio, country, email, avatar_url, state } = (await shopOfMember(container, memberId)) as SellerRow
  return { id, handle, name, bio, country, email, avatar_url, state }
}

/** Changes name and text of the shop; its handle stays, because links point at it. */
export async function saveShop(container: MedusaContainer, memberId: string, change: { name?: string; bio?: string }): Promise<Seller> {
  const { id } = await shopOfMember(container, memberId)
  await container.resolve<MarketplaceService>(MARKETPLACE).updateSellers({ id, ...change })
  return readShop(container, memberId)
}
