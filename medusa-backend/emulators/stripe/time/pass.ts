import type { Context } from "../context"
import { decideDispute, loseOverdue } from "../disputes/decide"
import { openDispute } from "../disputes/open"
import { releaseFunds } from "../money/books"
import { endPayment } from "../payments/later"
import { endRefund } from "../payments/refund-end"
import { expireSession } from "../payments/session"
import { runSchedules } from "../payouts/schedule"
import { movePayouts, nextStepOf } from "../payouts/travel"
import type { Happening } from "../store/kinds"

const DAY = 24 * 3600

/** Does what is due by now. */
export function happen(context: Context): void {
  const { store, now } = context
  for (const session of store.list("session")) {
    if (session.status === "open" && session.expires_at <= now) expireSession(context, session)
  }
  for (const due of store.list("plan").reverse()) {
    if (due.dueAt > now) continue
    store.delete("plan", due.id)
    carryOut(context, due.happening)
  }
  releaseFunds(context)
  loseOverdue(context)
  movePayouts(context)
}

/**
 * Lets time pass from `from` to `to`, moment by moment, so that everything carries the time at which it was due.
 * Payouts by schedule leave at each midnight (UTC) on the way.
 */
export function pass(context: Context, from: number, to: number): void {
  for (let at = next(context, from, to); at !== undefined; at = next(context, at, to)) {
    const then = { ...context, now: at }
    if (at % DAY === 0) {
      releaseFunds(then)
      runSchedules(then)
    }
    happen(then)
  }
  happen({ ...context, now: to })
}

function carryOut(context: Context, happening: Happening): void {
  switch (happening.kind) {
    case "open_dispute": {
      const charge = context.store.get("charge", happening.charge)
      if (charge !== undefined && !charge.disputed && !charge.refunded) openDispute(context, charge, { reason: happening.reason })
      return
    }
    case "decide_dispute": {
      const dispute = context.store.get("dispute", happening.dispute)
      if (dispute?.status === "under_review") decideDispute(context, dispute, happening.outcome)
      return
    }
    case "end_refund": {
      const refund = context.store.get("refund", happening.refund)
      if (refund !== undefined) endRefund(context, refund, happening.outcome)
      return
    }
    case "end_payment": {
      const intent = context.store.get("payment_intent", happening.intent)
      if (intent?.status === "processing") endPayment(context, intent, happening.outcome)
      return
    }
    default:
      return happening satisfies never
  }
}

/** The first moment after `at` when something is due. */
function next({ store }: Context, at: number, to: number): number | undefined {
  const moments = [
    (Math.floor(at / DAY) + 1) * DAY,
    ...store.list("plan").map(({ dueAt }) => dueAt),
    ...store.list("payout").map(nextStepOf),
    ...store.list("session").map(({ status, expires_at }) => (status === "open" ? expires_at : Infinity)),
    ...store.list("dispute").map(({ status, evidence_details: { due_by } }) => (status === "needs_response" ? due_by ?? Infinity : Infinity)),
  ]
  const first = moments.reduce((least, moment) => (moment > at && moment < least ? moment : least), Infinity)
  return first <= to ? first : undefined
}
