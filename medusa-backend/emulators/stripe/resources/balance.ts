import { z } from "zod"
import { currency, expansion, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { availableOf, pendingOf } from "../money/books"
import { contentsOf } from "../payouts/schedule"
import { PLATFORM } from "../store/kinds"
import type { Store } from "../store/store"
import { find } from "./find"

const list = z.strictObject({
  ...paging,
  currency: currency.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
})

/** The balance of the platform or of a connected account, and what it is made of. */
export const balanceRoutes = [
  route("GET", "/v1/balance", z.strictObject(expansion), (call) => {
    const { store, owner } = call
    const currencies = store.list("book", owner).map(({ currency: unit }) => unit)
    const funds = (amountOf: typeof availableOf) =>
      (currencies.length > 0 ? currencies : ["usd"]).map((unit) => {
        const amount = amountOf(call, owner, unit)
        return { amount, currency: unit, source_types: { card: amount } }
      })
    return {
      object: "balance",
      available: funds(availableOf),
      ...(owner === PLATFORM ? { connect_reserved: reserved(store) } : {}),
      livemode: false,
      pending: funds(pendingOf),
    }
  }),
  route("GET", "/v1/balance_transactions/:id", z.strictObject(expansion), (call) =>
    find(call, "balance_transaction", call.path.id ?? ""),
  ),
  route("GET", "/v1/balance_transactions", list, (call) => {
    const { currency: unit, payout, source, type } = call.params
    const paidOut = payout === undefined ? undefined : carriedBy(call, payout)
    const transactions = call.store
      .list("balance_transaction", call.owner)
      .filter((one) => unit === undefined || one.currency === unit)
      .filter((one) => source === undefined || one.source === source)
      .filter((one) => type === undefined || one.type === type)
      .filter((one) => paidOut === undefined || paidOut.has(one.id))
    return pageOf(transactions, "/v1/balance_transactions", call.params)
  }),
]

/** What an automatic payout carried to the bank. @throws {StripeError} as Stripe, for a payout made by hand */
function carriedBy(context: Context, id: string): Set<string> {
  const payout = find(context, "payout", id, "payout")
  if (payout.automatic) return new Set(contentsOf(context, id))
  throw invalid("Balance transaction history can only be filtered on automatic transfers, not manual.", { param: "payout" })
}

/** What the platform stands for: debts of connected accounts for whose losses it is responsible. */
function reserved(store: Store): { amount: number; currency: string }[] {
  const debts = new Map([["usd", 0]])
  for (const { account, amount, currency } of store.list("book")) {
    const stands = store.get("account", account)?.controller?.losses?.payments === "application"
    if (stands && amount < 0) debts.set(currency, (debts.get(currency) ?? 0) - amount)
  }
  return [...debts].map(([currency, amount]) => ({ amount, currency }))
}
