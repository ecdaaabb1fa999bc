import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Fees } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { lossBelow, ORDERS, type FeePolicy, type OrdersService, type StorePolicy } from "../../modules/orders"

/** A policy as it comes over the wire; sums in minor units. */
export type FeesBody = { points: number; tiers: { from: string; points: number }[] }
export type StoreFeesBody = FeesBody & { on_behalf_of: boolean; sell_before_onboarding: boolean }

/** The store's fees, sellers' own, and what the store's fee cannot carry. */
export async function readFees(container: MedusaContainer): Promise<Fees> {
  const currency = await storeCurrency(container)
  const orders = container.resolve<OrdersService>(ORDERS)
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const [store, own, sold] = await Promise.all([orders.storePolicy(), orders.sellerPolicies(), orders.soldBy(currency)])
  const ids = [...own.keys()]
  const [sellers, now] = await Promise.all([shop.sellersByIds(ids), ids.length > 0 ? orders.feesOf(ids, currency) : new Map<string, number>()])
  const least = lossBelow(store.points)
  const show = (amount: bigint) => ({ amount: amount.toString(), currency })
  return {
    currency, loss_below: least === null ? null : show(least), losing_tiers: await shop.tiersBelow(least, currency),
    store: { ...toWire(store), on_behalf_of: store.onBehalfOf, sell_before_onboarding: store.sellBeforeOnboarding },
    sellers: ids.map((id) => ({ seller_id: id, name: sellers.find((seller) => seller.id === id)?.name ?? id, sold: show(sold.get(id) ?? 0n), now: now.get(id) ?? store.points, ...toWire(own.get(id) ?? store) })),
  }
}

export async function saveStoreFees(container: MedusaContainer, body: StoreFeesBody): Promise<Fees> {
  await keep(container, null, { ...toPolicy(body), onBehalfOf: body.on_behalf_of, sellBeforeOnboarding: body.sell_before_onboarding })
  return readFees(container)
}

/** @throws {MedusaError} not_found — no such shop */
export async function saveSellerFee(container: MedusaContainer, sellerId: string, body: FeesBody): Promise<Fees> {
  const [seller] = await container.resolve<MarketplaceService>(MARKETPLACE).sellersByIds([sellerId])
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no shop ${sellerId}`)
  await keep(container, sellerId, toPolicy(body))
  return readFees(container)
}

export async function dropSellerFee(container: MedusaContainer, sellerId: string): Promise<Fees> {
  await container.resolve<OrdersService>(ORDERS).dropPolicy(sellerId)
  return readFees(container)
}

async function keep(container: MedusaContainer, sellerId: string | null, policy: FeePolicy & Partial<StorePolicy>): Promise<void> {
  await container.resolve<OrdersService>(ORDERS).savePolicy(sellerId, policy).catch((error: Error) => {
    if (error instanceof RangeError) throw new MedusaError(MedusaError.Types.INVALID_DATA, `${error.message}.`, "fees_refused")
    throw error
  })
}

const toPolicy = ({ points, tiers }: FeesBody): FeePolicy => ({ points, tiers: tiers.map((tier) => ({ from: BigInt(tier.from), points: tier.points })) })
const toWire = ({ points, tiers }: FeePolicy) => ({ points, tiers: tiers.map((tier) => ({ from: tier.from.toString(), points: tier.points })) })
