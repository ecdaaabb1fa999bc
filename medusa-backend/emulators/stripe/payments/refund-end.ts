import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { idOf } from "../ids"
import { book } from "../money/books"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"

/**
 * The bank took a refund, or sent it back: then the money returns to the platform and the charge counts as not refunded
 * by that part. A transfer that was reversed for it stays reversed, as at Stripe.
 * @throws {StripeError} it failed before, or belongs to a reversed transfer
 */
export function endRefund(context: Context, refund: Stripe.Refund, outcome: "succeeded" | "failed", reason = "expired_or_canceled_card"): Stripe.Refund {
  if (context.store.ownerOf("refund", refund.id) !== PLATFORM) throw invalid(`The refund ${refund.id} reverses a transfer; no bank can refuse it.`)
  if (refund.status === "failed") throw invalid(`The refund ${refund.id} has failed already.`)
  return outcome === "succeeded" ? succeed(context, refund) : fail(context, refund, reason)
}

function succeed(context: Context, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status === "succeeded") return refund
  const done = { ...refund, status: "succeeded" }
  delete done.pending_reason
  context.store.put("refund", PLATFORM, done)
  emit(context, "refund.updated", done, { previous: { status: refund.status } })
  return done
}

function fail(context: Context, refund: Stripe.Refund, reason: string): Stripe.Refund {
  const { amount, currency, id } = refund
  const line = { owner: PLATFORM, type: "refund_failure" as const, category: "refund_failure", amount, source: id, description: "REFUND FAILURE" }
  const [back] = book(context, currency, [line], { "outside:cards": -amount })
  const failed = context.store.put("refund", PLATFORM, {
    ...refund,
    failure_balance_transaction: back?.id,
    failure_reason: reason,
    status: "failed",
  })
  const charge = context.store.get("charge", idOf(refund.charge) ?? "")
  emit(context, "refund.updated", failed, { previous: { status: refund.status } })
  emit(context, "refund.failed", failed, { previous: { status: refund.status } })
  if (charge === undefined) return failed
  const { amount_refunded, refunded } = charge
  const owed = context.store.put("charge", PLATFORM, { ...charge, amount_refunded: amount_refunded - amount, refunded: false })
  emit(context, "charge.updated", owed, { previous: { amount_refunded, refunded } })
  return failed
}
