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
}

/**
 * Books one movement of money and returns its balance transactions in the order of `lines`.
 * Funds are available at once. @throws {Error} the legs do not sum to zero (a bug of the emulator)
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
    context.store.put("balance_transaction", lines[index]?.owner ?? PLATFORM, transaction)
  })
  return transactions
}

/** What an account has in a currency, in minor units. */
export function balanceOf(context: Context, account: string, currency: string): number {
  return context.store.get("book", `${account}/${currency}`)?.amount ?? 0
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
    available_on: now,
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
    status: "available",
    type: line.type,
  }
}
