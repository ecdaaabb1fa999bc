import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { book } from "../money/books"
import { disputeFee } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"

/** Whether anything can still happen to a dispute. */
export function isOpen({ status }: Stripe.Dispute): boolean {
  return status === "needs_response" || status === "under_review"
}

/** The platform gives in: the dispute is lost. @throws {StripeError} it no longer waits for a response */
export function closeDispute(context: Context, dispute: Stripe.Dispute): Stripe.Dispute {
  if (dispute.status === "under_review") throw invalid(`The dispute ${dispute.id} is under review and cannot be closed.`)
  if (dispute.status !== "needs_response") throw invalid("This dispute is already closed")
  return decideDispute(context, dispute, "lost")
}

/**
 * The bank decides. A won dispute brings the amount back and, as Stripe's test mode does, the fee.
 * @param keepsFee Stripe keeps the dispute fee of a won dispute too, as its prices of some countries have it
 */
export function decideDispute(context: Context, dispute: Stripe.Dispute, outcome: "won" | "lost", keepsFee = false): Stripe.Dispute {
  const reinstated = outcome === "won" ? reinstate(context, dispute, keepsFee ? 0 : disputeFee(dispute.currency)) : []
  const decided = context.store.put("dispute", PLATFORM, {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...reinstated],
    status: outcome,
  })
  const previous = { balance_transactions: dispute.balance_transactions, status: dispute.status }
  emit(context, "charge.dispute.closed", decided, { previous })
  if (outcome === "won") emit(context, "charge.dispute.funds_reinstated", decided, { previous })
  return decided
}

/** Who does not answer in time has lost. */
export function loseOverdue(context: Context): void {
  for (const dispute of context.store.list("dispute")) {
    const { evidence_details: details, status } = dispute
    if (status !== "needs_response" || (details.due_by ?? Infinity) > context.now) continue
    decideDispute(context, { ...dispute, evidence_details: { ...details, past_due: true } }, "lost")
  }
}

function reinstate(context: Context, { id, amount, charge, currency }: Stripe.Dispute, fee: number): Stripe.BalanceTransaction[] {
  const fees = fee === 0 ? [] : [{ type: "stripe_fee" as const, amount: -fee, description: "Dispute fee refund" }]
  const line = { owner: PLATFORM, type: "adjustment" as const, category: "dispute_reversal", amount, fees, source: id, description: `Chargeback reversal for ${String(charge)}` }
  return book(context, currency, [line], { "outside:cards": -amount, "outside:stripe_fees": -fee })
}
