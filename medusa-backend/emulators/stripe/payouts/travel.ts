import type Stripe from "stripe"
import { bankFailed } from "../accounts/banks"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf } from "../ids"
import { book, type Line } from "../money/books"
import { PLATFORM, type Owner } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { failureOf, type BankFailure } from "./banks"

/** How long a payout is pending, and how long until it arrives, in seconds after its creation (at Stripe: days). */
const SUBMIT_SECONDS = 2
export const TRAVEL_SECONDS = 4

/** When a payout takes its next step; Infinity: it has ended. */
export function nextStepOf({ status, created, arrival_date }: Stripe.Payout): number {
  if (status === "pending") return created + SUBMIT_SECONDS
  return status === "in_transit" ? arrival_date : Infinity
}

/** Moves payouts whose time has come: pending → in_transit → paid, or failed with the money back. */
export function movePayouts(context: Context): void {
  for (const found of context.store.list("payout").reverse()) {
    let payout = found
    while (nextStepOf(payout) <= context.now) payout = payout.status === "pending" ? submit(context, payout) : arrive(context, payout)
  }
}

/** Calls a payout back that was not yet handed to the bank. @throws {StripeError} too late, or the schedule made it */
export function cancelPayout(context: Context, payout: Stripe.Payout): Stripe.Payout {
  if (payout.automatic) throw invalid("Automatic payouts cannot be canceled.")
  if (payout.status !== "pending") throw invalid(`Payouts can only be canceled while they are pending. This payout has a status of ${payout.status}.`)
  giveBack(context, payout, "payout_cancel", "STRIPE PAYOUT CANCEL")
  return change(context, payout, "payout.canceled", { status: "canceled" })
}

function submit(context: Context, payout: Stripe.Payout): Stripe.Payout {
  return change(context, payout, "payout.updated", { status: "in_transit" })
}

function arrive(context: Context, payout: Stripe.Payout): Stripe.Payout {
  const owner = ownerOf(context, payout)
  const bank = context.store.get("account", owner)?.external_accounts?.data.find(({ id }) => id === idOf(payout.destination))
  const failure = bank === undefined ? undefined : failureOf(bank)
  if (failure !== undefined) return fail(context, payout, owner, failure)
  return change(context, payout, "payout.paid", {
    reconciliation_status: payout.automatic ? "completed" : "not_applicable",
    status: "paid",
    trace_id: { status: "supported", value: payout.id.slice(-12) },
  })
}

function fail(context: Context, payout: Stripe.Payout, owner: Owner, { code, message }: BankFailure): Stripe.Payout {
  const back = giveBack(context, payout, "payout_failure", "STRIPE PAYOUT FAILURE")
  const failed = change(context, payout, "payout.failed", {
    failure_balance_transaction: back,
    failure_code: code,
    failure_message: message,
    status: "failed",
  })
  bankFailed({ ...context, owner }, idOf(payout.destination) ?? "")
  return failed
}

function giveBack(context: Context, payout: Stripe.Payout, type: Line["type"], description: string): string | null {
  const { amount, currency, id } = payout
  const line = { owner: ownerOf(context, payout), type, category: "payout_reversal", amount, source: id, description }
  const [back] = book(context, currency, [line], { "outside:banks": -amount })
  return back?.id ?? null
}

function change(context: Context, payout: Stripe.Payout, type: string, changes: Partial<Stripe.Payout>): Stripe.Payout {
  const owner = ownerOf(context, payout)
  const changed = context.store.put("payout", owner, { ...payout, ...changes })
  emit(context, type, changed, { account: owner, previous: { status: payout.status } })
  return changed
}

function ownerOf({ store }: Context, { id }: Stripe.Payout): Owner {
  return store.ownerOf("payout", id) ?? PLATFORM
}
