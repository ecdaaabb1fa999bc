import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { newId } from "../ids"
import { availableOf, book } from "../money/books"
import { PLATFORM, type Owner } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { TRAVEL_SECONDS } from "./travel"

/** What to send to the bank of the calling account. */
export interface PayoutOrder {
  amount: number
  currency: string
  description?: string
  metadata?: Record<string, string>
  statementDescriptor?: string
  /** Made by the schedule; else somebody asked for it. */
  automatic?: boolean
}

/** The platform's bank account, which has no object here. */
const PLATFORM_BANK = "ba_platform"

/** Sends part of a balance to the account's bank; it arrives a few seconds later. @throws {StripeError} too little money, no bank */
export function createPayout(context: Context, order: PayoutOrder): Stripe.Payout {
  const { owner } = context
  const account = owner === PLATFORM ? undefined : context.store.get("account", owner)
  const bank = bankOf(context, owner, order.currency)
  if (bank === null || account?.payouts_enabled === false) {
    throw invalid("Cannot create payouts: this account has no bank account that can be paid to.", { code: "payouts_not_allowed" })
  }
  if (availableOf(context, owner, order.currency) < order.amount) {
    throw invalid("You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.", {
      code: "balance_insufficient",
      param: "amount",
    })
  }
  const id = newId("po")
  const lines = [{ owner, type: "payout" as const, category: "payout", amount: -order.amount, source: id, description: order.description ?? "STRIPE PAYOUT" }]
  const [transaction] = book(context, order.currency, lines, { "outside:banks": order.amount })
  const payout = context.store.put("payout", owner, draftPayout(context, order, { id, bank, transaction: transaction?.id ?? null }))
  emit(context, "payout.created", payout, { account: owner })
  return payout
}

/** Where payouts of a currency go: the bank account for it, or the first one. */
export function bankOf({ store }: Context, owner: Owner, currency: string): string | null {
  if (owner === PLATFORM) return PLATFORM_BANK
  const banks = store.get("account", owner)?.external_accounts?.data ?? []
  const fits = banks.find((bank) => bank.currency === currency && bank.default_for_currency === true)
  return (fits ?? banks.find((bank) => bank.currency === currency) ?? banks[0])?.id ?? null
}

function draftPayout(
  { now }: Context,
  order: PayoutOrder,
  { id, bank, transaction }: { id: string; bank: string; transaction: string | null },
): Stripe.Payout {
  return {
    id,
    object: "payout",
    amount: order.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now + TRAVEL_SECONDS,
    automatic: order.automatic ?? false,
    balance_transaction: transaction,
    created: now,
    currency: order.currency,
    description: order.description ?? "STRIPE PAYOUT",
    destination: bank,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: order.metadata ?? {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: order.automatic === true ? "in_progress" : "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: order.statementDescriptor ?? null,
    status: "pending",
    trace_id: { status: "pending", value: null },
    type: "bank_account",
  }
}
