import type { MedusaContainer } from "@medusajs/framework/types"
import type { EarningsView, SpanQuery } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { money, toCsv, toMoneyJson } from "@max-booster/kernel"
import { labelOf, ORDERS, type OrdersService, type Span } from "../../modules/orders"
import { personOfMember } from "./parties"

const DAY_MS = 24 * 3_600_000

/**
 * What a seller earned in a span of days, in the store's currency. Days, beats and tiers are net: after the platform's fee, tax, what
 * collaborators got, and refunds on the day they were given; shares in others' beats are in them, and each sums to the total.
 * Collaborators: what each of them got of the seller's own beats, net as well, and no part of the total.
 */
export async function readEarnings(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<EarningsView> {
  const { books } = container.resolve<OrdersService>(ORDERS)
  const [{ sellerId, parties }, currency] = await Promise.all([personOfMember(container, memberId), storeCurrency(container)])
  const time = toSpan(span)
  const [days, beats, tiers, collaborators] = await Promise.all([
    books.earnedByDay(parties, currency, time), books.salesBy("beat", parties, currency, time), books.salesBy("tier", parties, currency, time), books.collaboratorsOf(sellerId, parties, currency, time),
  ])
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  const shown = <T extends { earned: bigint }>(sums: readonly T[]) => sums.map((sum) => ({ ...sum, earned: show(sum.earned) }))
  return {
    ...span, total: show(days.reduce((sum, { earned }) => sum + earned, 0n)), sales: days.reduce((sum, { sales }) => sum + sales, 0),
    days: shown(days), beats: shown(beats), tiers: shown(tiers), collaborators: shown(collaborators),
  }
}

/** A seller's sales of a span as CSV, a line each license. What was paid less tax, fee, collaborators' shares and what refunds took back (to this day) is what is his. */
export async function salesCsv(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<string> {
  const { sellerId, parties } = await personOfMember(container, memberId)
  const orders = container.resolve<OrdersService>(ORDERS)
  const sales = await orders.salesBetween(sellerId, toSpan(span))
  const moneyOf = await orders.books.moneyOf(sales.flatMap(({ lines }) => lines.map(({ id }) => id)), parties)
  return toCsv(
    ["Time (UTC)", "Order", "Beat", "License", "Paid", "Tax", "Platform fee", "Collaborators", "Refunded of yours", "Yours", "Currency", "State"],
    sales.flatMap(({ lines, order_number, created_at, currency, state }) => lines.map((line) => {
      const { own, others, takenBack } = moneyOf.get(line.id) ?? { own: 0n, others: 0n, takenBack: 0n }
      return [
        new Date(created_at).toISOString(), order_number, line.beat_title, line.label, money(line.amount, currency), money(line.tax, currency), money(line.platform_fee, currency), money(others, currency),
        money(takenBack, currency), money(own - takenBack, currency), currency.toUpperCase(), state,
      ]
    })),
  )
}

/** What each collaborator got of a seller's beats in a span as CSV, net. */
export async function collaboratorsCsv(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<string> {
  const [{ sellerId, parties }, currency] = await Promise.all([personOfMember(container, memberId), storeCurrency(container)])
  const sums = await container.resolve<OrdersService>(ORDERS).books.collaboratorsOf(sellerId, parties, currency, toSpan(span))
  return toCsv(["Collaborator", "Beat", "Sales", "Got", "Currency"], sums.map(({ name, beat, sales, earned }) => [name, beat, sales, money(earned, currency), currency.toUpperCase()]))
}

/** A seller's ledger entries of a span as CSV, those of his shares in others' beats included: what changed what is owed, and what was sent, in every currency. */
export async function ledgerCsv(container: MedusaContainer, memberId: string, span: SpanQuery): Promise<string> {
  const { books } = container.resolve<OrdersService>(ORDERS)
  const { parties } = await personOfMember(container, memberId)
  const currencies = [...new Set((await books.monthsOf(parties)).map(({ currency }) => currency))]
  const sets = (await Promise.all(currencies.map(async (currency) => (await books.setsOf(parties, currency, toSpan(span))).map((set) => ({ ...set, currency }))))).flat()
  return toCsv(
    ["Time (UTC)", "What", "Kind", "Reference", "Change of what is owed to you", "Change of what was sent to you", "Currency", "Posting set"],
    sets.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, kind, reference, owed, sent, currency, id: set }) => [
      at.toISOString(), labelOf(kind), kind, reference, money(owed, currency), money(sent, currency), currency.toUpperCase(), set,
    ]),
  )
}

/** Days, both included, as moments. */
const toSpan = ({ from, to }: SpanQuery): Span => ({ from: new Date(from), to: new Date(Date.parse(to) + DAY_MS) })
