import type { MedusaContainer } from "@medusajs/framework/types"
import type { EarningsView, SpanQuery } from "@max-booster/api-contract"
import { money, toCsv, toMoneyJson } from "@max-booster/kernel"
import { labelOf, ORDERS, type OrdersService, type Span } from "../../modules/orders"
import { sellerOf, storeCurrency } from "./seller-money"

const DAY_MS = 24 * 3_600_000

/** What a seller earned in a span of days, in the store's currency: by day, by beat and by tier. */
export async function readEarnings(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<EarningsView> {
  const { books } = container.resolve<OrdersService>(ORDERS)
  const [{ id }, currency] = await Promise.all([sellerOf(container, memberId), storeCurrency(container)])
  const time = toSpan(span)
  const [days, beats, tiers] = await Promise.all([books.earnedByDay(id, currency, time), books.salesBy("beat", id, currency, time), books.salesBy("tier", id, currency, time)])
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  return {
    ...span, total: show(days.reduce((sum, { earned }) => sum + earned, 0n)), sales: days.reduce((sum, { sales }) => sum + sales, 0),
    days: days.map((day) => ({ ...day, earned: show(day.earned) })),
    beats: beats.map((beat) => ({ ...beat, earned: show(beat.earned) })), tiers: tiers.map((tier) => ({ ...tier, earned: show(tier.earned) })),
  }
}

/** A seller's sales of a span as CSV, a line each license. */
export async function salesCsv(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<string> {
  const { id } = await sellerOf(container, memberId)
  const sales = await container.resolve<OrdersService>(ORDERS).salesBetween(id, toSpan(span))
  return toCsv(
    ["Time (UTC)", "Order", "Beat", "License", "Paid", "Platform fee", "Yours", "Currency", "State"],
    sales.flatMap(({ lines, order_number, created_at, currency, state }) => lines.map((line) => [
      new Date(created_at).toISOString(), order_number, line.beat_title, line.label, money(line.amount, currency), money(line.platform_fee, currency),
      money(BigInt(line.amount) - BigInt(line.platform_fee), currency), currency.toUpperCase(), state,
    ])),
  )
}

/** A seller's ledger entries of a span as CSV: what changed what is owed, and what was sent, in every currency. */
export async function ledgerCsv(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<string> {
  const { books } = container.resolve<OrdersService>(ORDERS)
  const { id } = await sellerOf(container, memberId)
  const currencies = [...new Set((await books.monthsOf(id)).map(({ currency }) => currency))]
  const sets = (await Promise.all(currencies.map(async (currency) => (await books.setsOf(id, currency, toSpan(span))).map((set) => ({ ...set, currency }))))).flat()
  return toCsv(
    ["Time (UTC)", "What", "Kind", "Reference", "Change of what is owed to you", "Change of what was sent to you", "Currency", "Posting set"],
    sets.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, kind, reference, owed, sent, currency, id: set }) => [
      at.toISOString(), labelOf(kind), kind, reference, money(owed, currency), money(sent, currency), currency.toUpperCase(), set,
    ]),
  )
}

/** Days, both included, as moments. */
const toSpan = ({ from, to }: SpanQuery): Span => ({ from: new Date(from), to: new Date(Date.parse(to) + DAY_MS) })
