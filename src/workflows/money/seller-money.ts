import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { PayoutAccountView, SaleRow, SaleView } from "@max-booster/api-contract"
import { MARKETPLACE, storeCurrency, type MarketplaceDoor, type SellerCard } from "@max-booster/extension-api"
import { money, toMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { ORDERS, type LineMoney, type OrdersService, type SaleRecord, type SellerBalance } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"

/** The shop of a signed-in member. @throws {MedusaError} not_found */
export async function sellerOf(container: MedusaContainer, memberId: string): Promise<SellerCard> {
  const seller = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(memberId)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "You have no shop. Open one first.")
  return seller
}

export async function readPayoutAccount(container: MedusaContainer, memberId: string): Promise<PayoutAccountView> {
  return container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.view((await sellerOf(container, memberId)).id)
}

/** A link to Stripe's onboarding pages. */
export async function startOnboarding(container: MedusaContainer, memberId: string, urls: { return_url: string; refresh_url: string }): Promise<string> {
  const { id, email, country } = await sellerOf(container, memberId)
  return container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.onboard({ id, email, country }, { returnUrl: urls.return_url, refreshUrl: urls.refresh_url })
}

export async function payoutDashboard(container: MedusaContainer, memberId: string): Promise<string> {
  return container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.dashboard((await sellerOf(container, memberId)).id)
}

/** Earned, waiting, sent and owed, shares in others' beats included, from the ledger, in the store's currency. */
export async function readBalance(container: MedusaContainer, memberId: string): Promise<{ earned: MoneyJson; royalties: MoneyJson; pending: MoneyJson; transferred: MoneyJson; owed: MoneyJson; sales: number }> {
  const [{ id }, currency] = await Promise.all([sellerOf(container, memberId), storeCurrency(container)])
  const { earned, royalties, pending, transferred, owed, sales } = await balanceOfParties(container, await container.resolve<OrdersService>(ORDERS).partiesOfSeller(id), currency)
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  return { earned: show(earned), royalties: show(royalties), pending: show(pending), transferred: show(transferred), owed: show(owed), sales }
}

/** The balances of all parties that somebody is, as one. */
export async function balanceOfParties(container: MedusaContainer, parties: readonly string[], currency: string): Promise<SellerBalance> {
  const balances = await Promise.all(parties.map((party) => container.resolve<OrdersService>(ORDERS).balanceOf(party, currency)))
  return balances.reduce((sum, own) => ({
    currency, earned: sum.earned + own.earned, royalties: sum.royalties + own.royalties, pending: sum.pending + own.pending, transferred: sum.transferred + own.transferred, owed: sum.owed + own.owed, sales: sum.sales + own.sales,
  }))
}

/** What the platform takes of this shop's next sale, basis points. */
export async function readFee(container: MedusaContainer, memberId: string): Promise<number> {
  const [{ id }, currency] = await Promise.all([sellerOf(container, memberId), storeCurrency(container)])
  return (await container.resolve<OrdersService>(ORDERS).feesOf([id], currency)).get(id) ?? 0
}

/** A seller's sales, newest first. */
export async function listSales(container: MedusaContainer, memberId: string): Promise<SaleView[]> {
  const { id } = await sellerOf(container, memberId)
  const orders = container.resolve<OrdersService>(ORDERS)
  const [sales, parties] = await Promise.all([orders.salesOf({ seller_id: id }), orders.partiesOfSeller(id)])
  const moneyOf = await orders.books.moneyOf(sales.flatMap(({ lines }) => lines.map((line) => line.id)), parties)
  return sales.map((sale) => toSaleView(sale, sale.lines.flatMap((line) => moneyOf.get(line.id) ?? [])))
}

/** Sales of all sellers for the operator, with the totals of what is listed. */
export async function listAllSales(container: MedusaContainer): Promise<{ sales: SaleRow[]; totals: { amount: MoneyJson; platform_fee: MoneyJson } }> {
  const [sales, currency] = await Promise.all([container.resolve<OrdersService>(ORDERS).salesOf({}), storeCurrency(container)])
  const sellers = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([...new Set(sales.map((sale) => sale.seller_id))])
  const nameOf = new Map(sellers.map(({ id, name }) => [id, name]))
  const own = sales.filter((sale) => sale.currency === currency)
  const total = (amounts: string[]) => toMoneyJson(money(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n), currency))
  return {
    sales: sales.map((sale) => toSaleRow(sale, nameOf.get(sale.seller_id) ?? sale.seller_id)),
    totals: { amount: total(own.map((sale) => sale.amount)), platform_fee: total(own.map((sale) => sale.platform_fee)) },
  }
}

function toSaleView({ id, order_number, created_at, state, lines, ...sale }: SaleRecord, of: readonly LineMoney[]): SaleView {
  const show = (what: (line: LineMoney) => bigint) => toMoneyJson(money(of.reduce((sum, line) => sum + what(line), 0n), sale.currency))
  return {
    id, order_number, created_at: new Date(created_at).toISOString(), state, ...amountsOf(sale), tax: { amount: sale.tax, currency: sale.currency },
    shared: show(({ others }) => others), taken_back: show(({ takenBack }) => takenBack), yours: show(({ own, takenBack }) => own - takenBack),
    lines: lines.map(({ beat_title, label, amount }) => ({ beat_title, label, price: { amount, currency: sale.currency } })),
  }
}

const toSaleRow = ({ id, order_id, order_number, created_at, state, ...sale }: SaleRecord, seller: string): SaleRow => ({
  id, order_id, order_number, seller, state, created_at: new Date(created_at).toISOString(), ...amountsOf(sale),
})

const amountsOf = ({ amount, platform_fee, seller_amount, currency }: Pick<SaleRecord, "amount" | "platform_fee" | "seller_amount" | "currency">) => ({
  amount: { amount, currency }, platform_fee: { amount: platform_fee, currency }, seller_amount: { amount: seller_amount, currency },
})
