import type { MedusaContainer } from "@medusajs/framework/types"
import type { RoyaltiesOwed, RoyaltiesView } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { money, stepOf, toMoneyJson } from "@max-booster/kernel"
import { ORDERS, type OrdersService, type RoyaltyPartRow, type RoyaltyPaymentRow } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { personOfMember } from "./parties"
import { balanceOfParties } from "./seller-money"

const show = (amount: bigint | string, currency: string) => toMoneyJson(money(amount, currency))

/** Royalties of distributors: what a shop owes its collaborators, what may pay them, and what others owe it. */
export async function readRoyalties(container: MedusaContainer, memberId: string): Promise<RoyaltiesView> {
  const { royalties } = container.resolve<OrdersService>(ORDERS)
  const { sellerId, parties } = await personOfMember(container, memberId)
  const [balances, parts, payments, mine] = await Promise.all([royalties.balances({ sellerId }), royalties.parts({ sellerId }), royalties.payments({ sellerId }), royaltiesOwedTo(container, parties)])
  const currencies = [...new Set(balances.map(({ currency }) => currency))]
  const [available, hindrances] = await Promise.all([
    Promise.all(currencies.map(async (currency) => show(await availableOf(container, parties, currency), currency))), hindrancesOf(container, balances.map(({ party_id }) => party_id)),
  ])
  return {
    collaborators: balances.map(({ party_id, name, currency, owed, paid, left }) => ({ party_id, name, owed: show(owed, currency), paid: show(paid, currency), left: show(left, currency), hindrance: hindrances.get(party_id) ?? null })),
    available, parts: parts.map((part) => ({ ...toPart(part), name: part.name })), payments: payments.map((payment) => ({ ...toPayment(payment), name: payment.name })), mine,
  }
}

/** Royalties that shops owe parties, and have paid: their parts only. */
export async function royaltiesOwedTo(container: MedusaContainer, parties: readonly string[]): Promise<RoyaltiesOwed> {
  const { royalties } = container.resolve<OrdersService>(ORDERS)
  const [balances, parts, payments] = await Promise.all([royalties.balances({ parties }), royalties.parts({ parties }), royalties.payments({ parties })])
  const shops = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([...new Set([...balances, ...payments].map(({ seller_id }) => seller_id))])
  const shopOf = ({ seller_id }: { seller_id: string }) => shops.find(({ id }) => id === seller_id)?.name ?? "A shop"
  return {
    balances: balances.map((each) => ({ shop: shopOf(each), owed: show(each.owed, each.currency), paid: show(each.paid, each.currency), left: show(each.left, each.currency) })),
    parts: parts.map((part) => ({ ...toPart(part), shop: shopOf(part) })), payments: payments.map((payment) => ({ ...toPayment(payment), shop: shopOf(payment) })),
  }
}

/** What may pay royalties: what waits for the shop's parties and was not sent, less what they owe the platform; in steps that Stripe moves. */
export async function availableOf(container: MedusaContainer, parties: readonly string[], currency: string): Promise<bigint> {
  const [unsent, { owed }] = await Promise.all([container.resolve<StripeConnectService>(STRIPE_CONNECT).unsentOf(parties, currency), balanceOfParties(container, parties, currency)])
  const free = unsent.reduce((sum, { left }) => sum + left, 0n) - owed
  return free <= 0n ? 0n : free - (free % stepOf(currency))
}

/** Why parties cannot be paid out of earnings now, in words; those who can are not in the map. Money that waits for them might be gone with a refund before they claim it. */
export async function hindrancesOf(container: MedusaContainer, parties: readonly string[]): Promise<Map<string, string>> {
  const sellers = await container.resolve<OrdersService>(ORDERS).sellerOfParties([...new Set(parties)])
  const ready = await container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.readiness([...new Set([...sellers.values()].flatMap((id) => id ?? []))])
  return new Map([...sellers].flatMap(([party, seller]): [string, string][] => {
    if (seller === null) return [[party, "Has not claimed his shares with a shop yet"]]
    return ready.some(({ sellerId, transfersActive }) => sellerId === seller && transfersActive) ? [] : [[party, "Cannot receive payouts yet"]]
  }))
}

const toPart = ({ id, title, source, period, amount, currency, posted_at }: RoyaltyPartRow) => ({ id, title, source, period, amount: show(amount, currency), posted_at: new Date(posted_at).toISOString() })
const toPayment = ({ id, amount, currency, way, words, paid_on }: RoyaltyPaymentRow) => ({ id, amount: show(amount, currency), way, words, paid_on })
