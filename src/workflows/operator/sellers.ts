import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { SellerRow as SellerView } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { MARKETPLACE, type MarketplaceService, type SellerRow } from "../../modules/marketplace"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"

/** All shops with what they earned and whether payouts work. */
export async function listSellers(container: MedusaContainer): Promise<SellerView[]> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const currency = await storeCurrency(container)
  const [sellers, listings, earned] = await Promise.all([
    shop.listSellers({}, { order: { created_at: "DESC" }, take: 1_000 }),
    shop.listListings({ state: "published" }, { select: ["id", "seller_id"], take: 100_000 }),
    container.resolve<OrdersService>(ORDERS).earnedBy(currency),
  ])
  const payouts = await container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.states(sellers.map((s) => s.id))
  return (sellers as unknown as SellerRow[]).map(({ id, handle, name, email, state, created_at }) => ({
    id, handle, name, email, state, created_at: new Date(created_at).toISOString(),
    payout_state: payouts[id] ?? "none",
    listings: listings.filter((l) => (l as unknown as { seller_id: string }).seller_id === id).length,
    earned: { amount: (earned[id] ?? 0n).toString(), currency },
  }))
}

/** Suspends a shop or lets it sell again; its listings follow at once. @throws {MedusaError} not_found */
export async function setSellerState(container: MedusaContainer, id: string, state: "active" | "suspended"): Promise<SellerView> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  await shop.retrieveSeller(id)
  await shop.updateSellers({ id, state })
  const seller = (await listSellers(container)).find((s) => s.id === id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no shop ${id}`)
  return seller
}
