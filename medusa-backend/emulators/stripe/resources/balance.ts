import { z } from "zod"
import { currency, expansion, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route } from "../http/routes"
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
  route("GET", "/v1/balance", z.strictObject(expansion), ({ store, owner }) => {
    const books = store.list("book", owner)
    const available = books.map((book) => ({ amount: book.amount, currency: book.currency, source_types: { card: book.amount } }))
    const none = { amount: 0, currency: "usd", source_types: { card: 0 } }
    return {
      object: "balance",
      available: available.length > 0 ? available : [none],
      connect_reserved: [{ amount: 0, currency: "usd" }],
      livemode: false,
      pending: available.length > 0 ? available.map((one) => ({ ...one, amount: 0, source_types: { card: 0 } })) : [none],
    }
  }),
  route("GET", "/v1/balance_transactions/:id", z.strictObject(expansion), (call) =>
    find(call, "balance_transaction", call.path.id ?? ""),
  ),
  route("GET", "/v1/balance_transactions", list, (call) => {
    const { currency: unit, payout, source, type } = call.params
    const paidOut = payout === undefined ? undefined : find(call, "payout", payout, "payout").balance_transaction
    const transactions = call.store
      .list("balance_transaction", call.owner)
      .filter((one) => unit === undefined || one.currency === unit)
      .filter((one) => source === undefined || one.source === source)
      .filter((one) => type === undefined || one.type === type)
      .filter((one) => paidOut === undefined || one.id === paidOut)
    return pageOf(transactions, "/v1/balance_transactions", call.params)
  }),
]
