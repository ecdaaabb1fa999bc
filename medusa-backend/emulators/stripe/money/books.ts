import type Stripe from "stripe"
import type { Context } from "../context"
import { newId } from "../ids"
import { PLATFORM, type Owner } from "../store/kinds"

/** Accounts outside of Stripe's balances: the other side of what comes in and goes out. */
export type Outside = "outside:cards" | "outside:stripe_fees" | "outside:banks"

/** One leg of a movement: a line on the balance of an owner, shown as a balance transaction. */
export interface Line {
  owner: Owner
  type: Stripe.BalanceTransaction["type"]
  category: string
  amount: number
  fees?: { type: "stripe_fee" | "application_fee"; amount: number; description: string }[]
  source: string
  description: string | null
  /** Unix seconds from which it can be used; at once when left out. */
  availableOn?: number
}

/**
 * Books one movement of money and returns its balance transactions in the order of `lines`.
 * @throws {Error} the legs do not sum to zero (a bug of the emulator)
 */
export function book(
  context: Context,
  currency: string,
  lines: Line[],
  outside: Partial<Record<Outside, number>> = {},
): Stripe.BalanceTransaction[] {
  const transactions = lines.map((line) => draftTransaction(line, currency, context.now))
  const legs = [
    ...transactions.map((transaction, index) => ({
      account: lines[index]?.owner ?? PLATFORM,
      net: transaction.net,
      transaction: transaction.id as string | null,
    })),
    ...Object.entries(outside).map(([account, net]) => ({ account, net, transaction: null })),
  ]
  const sum = legs.reduce((total, leg) => total + leg.net, 0)
  if (sum !== 0) throw new Error(`A movement of money does not balance (${sum} ${currency}): ${JSON.stringify(legs)}`)

  context.store.put("movement", PLATFORM, { id: newId("mov"), created: context.now, currency, legs })
  for (const { account, net } of legs) addTo(context, account, currency, net)
  transactions.forEach((transaction, index) => {
    const owner = lines[index]?.owner ?? PLATFORM
    context.store.put("balance_transaction", owner, transaction)
    if (transaction.status === "pending") {
      context.store.put("pending_funds", owner, { id: transaction.id, currency, net: transaction.net, availableOn: transaction.available_on })
    }
  })
  return transactions
}

/** What an account has in a currency, in minor units. */
export function balanceOf(context: Context, account: string, currency: string): number {
  return context.store.get("book", `${account}/${currency}`)?.amount ?? 0
}

/** What of a balance cannot be used yet. */
export function pendingOf({ store }: Context, account: Owner, currency: string): number {
  const funds = store.list("pending_funds", account).filter((one) => one.currency === currency)
  return funds.reduce((sum, { net }) => sum + net, 0)
}

/** What can be used of a balance now. */
export function availableOf(context: Context, account: Owner, currency: string): number {
  return balanceOf(context, account, currency) - pendingOf(context, account, currency)
}

/** From when the money behind a balance transaction can be used, if it cannot be yet. */
export function availableOnOf({ store }: Context, transaction: string | null): number | undefined {
  return store.get("pending_funds", transaction ?? "")?.availableOn
}

/** Makes pending funds available whose day has come. */
export function releaseFunds({ store, now }: Context): void {
  for (const funds of store.list("pending_funds")) {
    if (funds.availableOn > now) continue
    const owner = store.ownerOf("pending_funds", funds.id) ?? PLATFORM
    const transaction = store.get("balance_transaction", funds.id)
    if (transaction !== undefined) store.put("balance_transaction", owner, { ...transaction, status: "available" })
    store.delete("pending_funds", funds.id)
  }
}

function addTo(context: Context, account: string, currency: string, net: number): void {
  const amount = balanceOf(context, account, currency) + net
  context.store.put("book", account, { id: `${account}/${currency}`, account, currency, amount })
}

function draftTransaction(line: Line, currency: string, now: number): Stripe.BalanceTransaction {
  const fee = (line.fees ?? []).reduce((total, { amount }) => total + amount, 0)
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount: line.amount,
    available_on: line.availableOn ?? now,
    balance_type: "payments",
    created: now,
    currency,
    description: line.description,
    exchange_rate: null,
    fee,
    fee_details: (line.fees ?? []).map((detail) => ({ ...detail, application: null, currency })),
    net: line.amount - fee,
    reporting_category: line.category,
    source: line.source,
    status: (line.availableOn ?? now) > now ? "pending" : "available",
    type: line.type,
  }
}
