import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { transferStates, type PartyMoneyRow, type PayoutRow, type PostingSetRow, type TransferRow } from "@max-booster/api-contract"
import { MARKETPLACE, sendTransfer, storeCurrency, type MarketplaceDoor } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { money, toMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { inWords, ORDERS, type OrdersService, type SetRecord } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService, type TransferRecord } from "../../modules/stripe-connect"
import { toPayoutView } from "../money/payouts"
import { transaction } from "../purchase/complete-purchase"

const SHOWN = 500

/** What every party earned, waits for and was sent, in the store's currency; those who wait for most first. */
export async function listPartyMoney(container: MedusaContainer): Promise<{ parties: PartyMoneyRow[]; totals: { earned: MoneyJson; waiting: MoneyJson; transferred: MoneyJson } }> {
  const currency = await storeCurrency(container)
  const found = await container.resolve<OrdersService>(ORDERS).books.parties(currency)
  const ids = found.map(({ party }) => party)
  const [names, states] = await Promise.all([namesOf(container, ids), container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.states(ids)])
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  const total = (of: (row: { owed: bigint; sent: bigint; debt: bigint }) => bigint) => show(found.reduce((sum, row) => sum + of(row), 0n))
  return {
    parties: found.sort((a, b) => (a.owed === b.owed ? 0 : a.owed > b.owed ? -1 : 1)).map(({ party, owed, sent, debt }) => ({
      party, name: names.get(party) ?? party, is_seller: !party.startsWith("payee_"), payout_state: states[party] ?? "none", earned: show(owed + sent - debt), waiting: show(owed), transferred: show(sent),
    })),
    totals: { earned: total(({ owed, sent, debt }) => owed + sent - debt), waiting: total(({ owed }) => owed), transferred: total(({ sent }) => sent) },
  }
}

/** Posting sets with their entries, of an order (its id or number), of a party, or all. */
export async function listPostingSets(container: MedusaContainer, { order, party, ...page }: { order?: string | undefined; party?: string | undefined; offset: number; limit: number }): Promise<{ sets: PostingSetRow[]; count: number }> {
  const references = order === undefined ? undefined : await referencesOf(container, order)
  const { sets, count } = await container.resolve<OrdersService>(ORDERS).books.sets({ references, party }, page)
  const names = await namesOf(container, sets.flatMap(({ entries }) => entries.flatMap(({ account }) => partyOf(account) ?? [])))
  return { sets: sets.map((set) => toSetRow(set, names)), count }
}

/** The balance of every account; the accounts of a currency sum to zero. */
export async function readTrialBalance(container: MedusaContainer) {
  const accounts = await container.resolve<OrdersService>(ORDERS).books.balances()
  const names = await namesOf(container, accounts.flatMap(({ account }) => partyOf(account) ?? []))
  const currencies = [...new Set(accounts.map(({ currency }) => currency))]
  return {
    accounts: accounts.map(({ account, amount, currency }) => ({ account, name: accountName(account, names), amount: { amount, currency } })),
    sums: currencies.map((currency) => toMoneyJson(money(accounts.filter((each) => each.currency === currency).reduce((sum, { amount }) => sum + BigInt(amount), 0n), currency))),
  }
}

/** Transfers newest first, with how many there are of each state. */
export async function listTransfers(container: MedusaContainer, state?: TransferRecord["state"]) {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const states = transferStates
  const [found, ...counted] = await Promise.all([
    stripe.listTransfers(state ? { state } : {}, { order: { created_at: "DESC" }, take: SHOWN }),
    ...states.map(async (each) => (await stripe.listAndCountTransfers({ state: each }, { take: 1, select: ["id"] }))[1]),
  ])
  const names = await namesOf(container, found.map(({ party_id }) => party_id))
  return {
    transfers: found.map(({ id, order_id, party_id, kind, state: of, error, amount, currency, stripe_transfer_id, created_at, sent_at }): TransferRow => ({
      id, order_id, party: party_id, name: names.get(party_id) ?? party_id, kind, state: of, error, amount: { amount, currency }, stripe_transfer_id,
      created_at: new Date(created_at).toISOString(), sent_at: sent_at ? new Date(sent_at).toISOString() : null,
    })),
    counts: Object.fromEntries(states.map((each, i) => [each, counted[i] ?? 0])),
  }
}

/** Tries a transfer again. Its job is safe to repeat: it looks the transfer up at Stripe first. @returns false when it was sent already @throws {MedusaError} not_found */
export async function retryTransfer(container: MedusaContainer, id: string): Promise<boolean> {
  const transfer = await container.resolve<StripeConnectService>(STRIPE_CONNECT).transferById(id)
  if (!transfer) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no transfer ${id}`)
  if (transfer.state === "sent") return false
  await transaction(container, (sql) => enqueue(sql, request(sendTransfer, { transfer_id: id })))
  return true
}

/** Payouts of all sellers, newest first. */
export async function listAllPayouts(container: MedusaContainer): Promise<PayoutRow[]> {
  const payouts = await container.resolve<StripeConnectService>(STRIPE_CONNECT).payouts.list({}, SHOWN)
  const names = await namesOf(container, payouts.map(({ seller_id }) => seller_id))
  return payouts.map((payout) => ({ ...toPayoutView(payout), party: payout.seller_id, name: names.get(payout.seller_id) ?? payout.seller_id }))
}

/** What posting sets of an order refer to: its plans, their charges and payments, transfers, reversals, refunds and disputes. An unknown order has nothing. */
async function referencesOf(container: MedusaContainer, order: string): Promise<string[]> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const number = /^#?(\d{1,9})$/.exec(order.trim())?.[1]
  const sales = await orders.listSales(number ? { order_number: Number(number) } : { order_id: order.trim() }, { select: ["id", "order_id", "charge_plan_id"] })
  const of = { order_id: sales.map(({ order_id }) => order_id), charge_plan_id: sales.map(({ charge_plan_id }) => charge_plan_id) }
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [plans, refunds, ...others] = await Promise.all([
    orders.listChargePlans({ id: of.charge_plan_id }, { select: ["id", "charge_id", "payment_intent"] }),
    orders.listRefundOrders({ order_id: of.order_id }, { select: ["id", "stripe_refund_id", "again_id"] }),
    stripe.listTransfers({ order_id: of.order_id }, { select: ["id"] }), stripe.listTransferReversals({ charge_plan_id: of.charge_plan_id }, { select: ["id"] }), stripe.listDisputes({ charge_plan_id: of.charge_plan_id }, { select: ["id"] }),
  ])
  return [...of.order_id, ...plans.flatMap(({ id, charge_id, payment_intent }) => [id, charge_id, payment_intent]), ...refunds.flatMap(({ id, stripe_refund_id, again_id }) => [id, stripe_refund_id, again_id]), ...others.flat().map(({ id }) => id)].filter((reference) => reference !== null)
}

/** Parties by what they are called: shops, and payees by their own names. */
async function namesOf(container: MedusaContainer, ids: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(ids)]
  const [sellers, payees] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds(unique), container.resolve<OrdersService>(ORDERS).listPayees({ id: unique }, { select: ["id", "name", "seller_id"], take: unique.length }),
  ])
  return new Map([...payees.map(({ id, name, seller_id }) => [id, seller_id ? `${name} (collaborator)` : `${name} (no shop yet)`] as const), ...sellers.map(({ id, name }) => [id, name] as const)])
}

const partyOf = (account: string): string | null => /^(?:party_\w+?|negative_balance|royalty_(?:received|kept)|royalty_(?:owed|settled):[^:]+):(.+)$/.exec(account)?.[1] ?? null

/** "party_payable:sel_1" -> "Owed to Saltwater Tapes"; an account of tomorrow is named by itself. */
function accountName(account: string, names: Map<string, string>): string {
  const party = partyOf(account)
  if (party === null) return inWords(account)
  const name = names.get(party) ?? party
  if (account.startsWith("party_payable:")) return `Owed to ${name}`
  if (account.startsWith("negative_balance:")) return `Owed by ${name}`
  if (account.startsWith("royalty_owed:")) return `Royalties owed to ${name} by shops`
  if (account.startsWith("royalty_settled:")) return `Royalties paid to ${name} by shops`
  return account.startsWith("party_transferred:") ? `Sent to ${name}` : `${inWords(account.split(":")[0] ?? account)}, ${name}`
}

const toSetRow = ({ id, key, kind, reference, created_at, entries }: SetRecord, names: Map<string, string>): PostingSetRow => ({
  id, key, kind, label: inWords(kind), reference, created_at: new Date(created_at).toISOString(),
  entries: entries.map(({ account, amount, currency }) => ({ account, name: accountName(account, names), amount: { amount, currency } })),
})
