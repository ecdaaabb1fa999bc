import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf, newId } from "../ids"
import { balanceOf, book } from "../money/books"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"

/** How long money is under way to the bank, in seconds (at Stripe: days). */
const TRAVEL_SECONDS = 3

/** What to send to the bank of the calling account. */
export interface PayoutOrder {
  amount: number
  currency: string
  description?: string
  metadata?: Record<string, string>
  statementDescriptor?: string
}

/** Sends part of a balance to the account's bank; it arrives a few seconds later. @throws {StripeError} too little money, no bank */
export function createPayout(context: Context, order: PayoutOrder): Stripe.Payout {
  const { owner } = context
  const account = owner === PLATFORM ? undefined : context.store.get("account", owner)
  const bank = account === undefined ? "ba_platform" : idOf(account.external_accounts?.data[0])
  if (bank === null || account?.payouts_enabled === false) {
    throw invalid("Cannot create payouts: this account has no bank account that can be paid to.", { code: "payouts_not_allowed" })
  }
  if (balanceOf(context, owner, order.currency) < order.amount) {
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

/** Lets payouts arrive whose time has come. */
export function arrivePayouts(context: Context): void {
  for (const payout of context.store.list("payout")) {
    if (payout.status !== "in_transit" || payout.created + TRAVEL_SECONDS > context.now) continue
    const owner = context.store.ownerOf("payout", payout.id) ?? PLATFORM
    const paid = context.store.put("payout", owner, { ...payout, reconciliation_status: "completed", status: "paid" })
    emit(context, "payout.paid", paid, { account: owner, previous: { status: payout.status } })
  }
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
    automatic: false,
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
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: order.statementDescriptor ?? null,
    status: "in_transit",
    trace_id: { status: "pending", value: null },
    type: "bank_account",
  }
}
